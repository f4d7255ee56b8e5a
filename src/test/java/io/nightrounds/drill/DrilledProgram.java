package io.nightrounds.drill;

import io.nightrounds.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The program with failpoints, to be run in processes of its own. Its classes are packed and kept as one archive that a
 * JVM maps into memory: a process then starts in half the time.
 */
final class DrilledProgram {
    private static final String DRILLS = "io/nightrounds/drill/";

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
                            ? packed(path, folder.resolve("classes" + packed.size() + ".jar"))
                                    .toString()
                            : entry);
        }
        return new DrilledProgram(folder, String.join(System.getProperty("path.separator"), packed));
    }

    private static Path packed(Path directory, Path jar) throws IOException {
        boolean tests = holdsDrills(directory);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(each -> !each.equals(directory)).toList()) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                if (!name.endsWith(".class") || !tests || name.startsWith(DRILLS)) {
                    pack(file, name, out);
                }
            }
        }
        return jar;
    }

    /** Of the tests' classes only the drills': whatever else stands there would be looked through at every start. */
    private static boolean holdsDrills(Path directory) {
        return Files.exists(directory.resolve(DRILLS));
    }

    /** Folders have entries too: a class path is scanned by them. */
    private static void pack(Path file, String name, ZipOutputStream out) throws IOException {
        boolean folder = Files.isDirectory(file);
        out.putNextEntry(new ZipEntry(folder ? name + "/" : name));
        if (!folder) {
            Files.copy(file, out);
        }
    }

    /** Runs a night to its end; leaves the archive of classes for the others, and a list of the places it passed. */
    Program.Ended watch(KilledNight night, Path list) throws IOException {
        return start("-XX:ArchiveClassesAtExit=", night, night.begin(), Failpoint.NONE.options(list));
    }

    /** Runs a command that is to die at that place. */
    Program.Ended halt(KilledNight night, List<String> command, Failpoint at) throws IOException {
        return start("-XX:SharedArchiveFile=", night, command, at.options(folder.resolve("not-halted")));
    }

    private Program.Ended start(String archive, KilledNight night, List<String> command, Stream<String> options)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                archive + folder.resolve("classes.jsa"),
                "-Dnightrounds.home=" + night.home()));
        night.database().settings().forEach((name, value) -> words.add("-D" + name + "=" + value));
        options.forEach(words::add);
        words.addAll(List.of("-cp", classPath, DrilledNightrounds.class.getName(), night.vendors()));
        words.addAll(command);
        return ended(words);
    }

    private Program.Ended ended(List<String> command) throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Program.Started(process, out, err).await();
    }
}
