package io.nightrounds.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** Files that only their owner may read, on systems whose files have owners' rights. */
final class PrivateFiles {
    private PrivateFiles() {}

    static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            restrict(folder, "rwx------");
        }
    }

    static void write(Path file, String text) throws IOException {
        Files.writeString(file, "");
        restrict(file, "rw-------");
        Files.writeString(file, text);
    }

    static void restrictAllIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                restrict(file, "rw-------");
            }
        }
    }

    private static void restrict(Path path, String rights) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(rights));
        }
    }
}
