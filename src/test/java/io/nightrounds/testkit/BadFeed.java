package io.nightrounds.testkit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A feed that is written as it is told, too large to be kept, and knows on which lines its bad rows are. */
public final class BadFeed {
    private final Path job;
    private final Path file;
    private final List<Long> badLines = new ArrayList<>();
    /** Lines written: {@link Feed} leaves a header, and an empty line where it has no row. */
    private long lines = 2;

    private BadFeed(Feed feed) {
        this.job = feed.write();
        this.file = feed.feedFile();
    }

    public static BadFeed in(Path folder) {
        return new BadFeed(Feed.in(folder));
    }

    /** A visit that is due on 1 December 2026. */
    public BadFeed good(String id) throws IOException {
        String mobile = "+44770090" + String.format("%04d", lines % 10_000);
        lines++;
        return append((id + ",p-" + id + ",2026-12-03 09:00,Ada,Stone," + mobile + ",,,\n"), 1, StandardCharsets.UTF_8);
    }

    public BadFeed bad(String row, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            badLines.add(++lines);
        }
        return append(row + "\n", times, StandardCharsets.UTF_8);
    }

    public BadFeed latin1(String row) throws IOException {
        badLines.add(++lines);
        return append(row + "\n", 1, StandardCharsets.ISO_8859_1);
    }

    /** A row with a field of so many bytes, which take no room on the disk. */
    public BadFeed field(long bytes) throws IOException {
        badLines.add(++lines);
        append("long,p,2026-12-03 09:00,", 1, StandardCharsets.UTF_8);
        try (RandomAccessFile end = new RandomAccessFile(file.toFile(), "rw")) {
            end.setLength(end.length() + bytes);
        }
        return append(",Stone,,,,\n", 1, StandardCharsets.UTF_8);
    }

    public List<Long> badLines() {
        return List.copyOf(badLines);
    }

    public Path jobFile() {
        return job;
    }

    private BadFeed append(String text, int times, Charset charset) throws IOException {
        byte[] bytes = text.getBytes(charset);
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.APPEND), 1 << 20)) {
            for (int i = 0; i < times; i++) {
                out.write(bytes);
            }
        }
        return this;
    }
}
