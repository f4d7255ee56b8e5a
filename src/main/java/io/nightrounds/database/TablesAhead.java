package io.nightrounds.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The files of an empty database in which this build has made its tables once, kept by the launcher: a new home begins
 * with a copy of them, under a password of its own, because to make the tables takes longer than anything else at its
 * first start.
 */
record TablesAhead(Path folder) {
    /** Names that folder; where it is not set or holds nothing, a new home's tables are made. */
    private static final String SETTING = "nightrounds.tables";

    private static final Pattern DIGEST =
            Pattern.compile("(CREATE USER \"" + EmbeddedDatabase.USER + "\" PASSWORD DIGEST ')\\p{XDigit}+'");

    static TablesAhead kept() {
        return new TablesAhead(Path.of(System.getProperty(SETTING, "")));
    }

    /**
     * Begins a database that has no files yet. HSQLDB takes the script for all of it, even if a kill left no more
     * behind.
     */
    void copyTo(DatabaseFiles files, String password) throws IOException {
        DatabaseFiles kept = new DatabaseFiles(folder);
        if (!folder.toString().isEmpty() && kept.made()) {
            Matcher digest = DIGEST.matcher(Files.readString(kept.script()));
            PrivateFiles.write(files.script(), digest.replaceFirst("$1" + DigestUtils.md5Hex(password) + "'"));
        }
    }
}
