package io.nightrounds.intake.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text with their numbers, whatever ends them (LF, CRLF or CR), never holding more than a bounded part.
 */
final class SourceLines implements Closeable {
    /** Characters kept of a line; the rest of a longer one is read over. */
    static final int LONGEST = 256 * 1024;

    private static final int BUFFER = 16 * 1024;

    private final Reader in;
    private final char[] buffer = new char[BUFFER];
    private final Deque<Line> again = new ArrayDeque<>();
    private int at;
    private int filled;
    private long number;
    private boolean afterReturn;

    SourceLines(Reader in) {
        this.in = in;
    }

    /**
     * @param number counted from 1
     * @param cut whether the line was longer than what is kept of it
     */
    record Line(long number, String text, boolean cut) {}

    @Nullable
    Line next() throws IOException {
        return again.isEmpty() ? read() : again.pop();
    }

    /** Hands these lines out again, before all others. */
    void putBack(List<Line> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            again.push(lines.get(i));
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private @Nullable Line read() throws IOException {
        if (!skipToText()) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        boolean cut = false;
        boolean ended = false;
        while (!ended && (at < filled || fill())) {
            int end = lineEnd();
            int kept = Math.min(end - at, LONGEST - text.length());
            text.append(buffer, at, kept);
            cut |= kept < end - at;
            at = end;
            ended = at < filled;
        }
        if (ended) {
            afterReturn = buffer[at++] == '\r';
        }
        return new Line(++number, text.toString(), cut);
    }

    /** Where the line ends in the buffer, or the buffer itself. */
    private int lineEnd() {
        int end = at;
        while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') {
            end++;
        }
        return end;
    }

    /** Steps over the LF of a CRLF; false at the end. */
    private boolean skipToText() throws IOException {
        boolean more = at < filled || fill();
        if (more && afterReturn && buffer[at] == '\n') {
            at++;
            more = at < filled || fill();
        }
        afterReturn = false;
        return more;
    }

    private boolean fill() throws IOException {
        filled = in.read(buffer);
        at = 0;
        return filled > 0;
    }
}
