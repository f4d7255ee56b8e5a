package io.nightrounds.intake.rejection;

import java.util.Arrays;
import java.util.Iterator;
import java.util.SortedSet;
import java.util.stream.LongStream;

/** Line numbers written short: {@code 12-40,43,50-52}. */
final class LineRanges {
    private LineRanges() {}

    static String write(SortedSet<Long> lines) {
        StringBuilder text = new StringBuilder();
        long first = -1;
        long last = -1;
        for (long line : lines) {
            if (last < 0 || line != last + 1) {
                append(text, first, last);
                first = line;
            }
            last = line;
        }
        append(text, first, last);
        return text.toString();
    }

    static Iterator<Long> read(String text) {
        return Arrays.stream(text.split(","))
                .flatMapToLong(LineRanges::range)
                .boxed()
                .iterator();
    }

    private static void append(StringBuilder text, long first, long last) {
        if (last < 0) {
            return;
        }
        text.append(text.isEmpty() ? "" : ",").append(first);
        if (last > first) {
            text.append('-').append(last);
        }
    }

    private static LongStream range(String text) {
        int dash = text.indexOf('-');
        return dash < 0
                ? LongStream.of(Long.parseLong(text))
                : LongStream.rangeClosed(
                        Long.parseLong(text, 0, dash, 10), Long.parseLong(text, dash + 1, text.length(), 10));
    }
}
