package io.nightrounds.drill;

import io.nightrounds.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The program with failpoints, to be run in processes of its own. Its classes are packed and kept as one archive that a
 * JVM maps into memory: a process then starts in half the time.
 */
final class DrilledProgram {
    private final Path folder;
    private final String classPath;

    private DrilledProgram(Path folder, String classPath) {
        this.folder = folder;
        this.classPath = classPath;
    }

    static DrilledProgram in(Path folder) throws IOException {
        List<String> packed = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
            Path path = Path.of(entry);
            packed.add(
                    Files.isDirectory(path)
                            ? packed(path, folder.resolve("classes" + packed.size() + ".jar")).toString()
                            : entry);
        }
        return new DrilledProgram(folder, String.join(System.getProperty("path.separator"), packed));
    }

    private static Path packed(Path directory, Path jar) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(directory.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
        return jar;
    }

    /** Runs to its end, and leaves the archive of classes for the others. */
    Program.Ended watch(Path home, Path list, Map<String, String> settings, List<String> command) throws IOException {
        return start("-XX:ArchiveClassesAtExit=" + archive(), Failpoint.NONE, home, list, settings, command);
    }

    Program.Ended halt(Failpoint at, Path home, Map<String, String> settings, List<String> command) throws IOException {
        return start(
                "-XX:SharedArchiveFile=" + archive(), at, home, home.resolveSibling("not-halted"), settings, command);
    }

    private Path archive() {
        return folder.resolve("classes.jsa");
    }

    private Program.Ended start(
            String archive, Failpoint at, Path home, Path list, Map<String, String> settings, List<String> command)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xlog:disable",
                archive,
                "-Dnightrounds.home=" + home));
        settings.forEach((name, value) -> words.add("-D" + name + "=" + value));
        at.options(list).forEach(words::add);
        words.addAll(List.of("-cp", classPath, DrilledNightrounds.class.getName()));
        words.addAll(command);
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = new ProcessBuilder(words)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Program.Started(process, out, err).await();
    }
}
