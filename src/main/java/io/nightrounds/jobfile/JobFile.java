package io.nightrounds.jobfile;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A job file that was read and agrees with its schema. Rooms take their section from it as a record; a check that a
 * record's constructor makes (an {@link IllegalArgumentException}) is reported with the section's place.
 */
public final class JobFile {
    private final Path path;
    private final String text;
    private final JsonNode root;
    private final Map<String, Place> places;

    private JobFile(Path path, String text, YamlTree.Read tree) {
        this.path = path;
        this.text = text;
        this.root = tree.root();
        this.places = tree.places();
    }

    /**
     * Reads a job file and checks it against the schema; it does not look at anything that the file names.
     *
     * @throws JobFileInvalid with every mistake at once
     */
    public static JobFile read(Path path) {
        Examined examined = examine(path);
        if (!examined.mistakes().isEmpty()) {
            throw new JobFileInvalid(examined.mistakes());
        }
        return examined.file().orElseThrow();
    }

    /**
     * As {@link #read}, but a file with mistakes is read as far as that can be done, so that rooms can look at it too.
     */
    public static Examined examine(Path path) {
        String text;
        try {
            text = JobFileText.read(path);
        } catch (JobFileInvalid e) {
            return new Examined(e.mistakes(), Optional.empty());
        }
        YamlTree.Read tree = YamlTree.read(path.toString(), text);
        List<Mistake> mistakes = new ArrayList<>(tree.mistakes());
        if (!tree.whole()) {
            return new Examined(mistakes, Optional.empty());
        }
        mistakes.addAll(SchemaCheck.check(path.toString(), tree));
        mistakes.sort(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column));
        return new Examined(mistakes, Optional.of(new JobFile(path, text, tree)));
    }

    public Path path() {
        return path;
    }

    /** The job's name, which identifies its runs together with the date. */
    public String name() {
        return root.path("job").asString();
    }

    /** The zone in which the date of a night is today's. */
    public ZoneId zone() {
        String zone = root.path("zone").asString();
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw invalid("/zone", "'" + zone + "' is no time zone. Write an IANA name such as Europe/Stockholm.");
        }
    }

    /** SHA-256 of the text, hex, by which a change is noticed. */
    public String hash() {
        return DigestUtils.sha256Hex(text);
    }

    /** The names that a section of named entries has, in the file's order. */
    public Collection<String> keys(String section) {
        return root.at(pointer(section)).propertyNames();
    }

    /** Whether the file has that section at all. */
    public boolean has(String section) {
        return !root.at(pointer(section)).isMissingNode();
    }

    /** A path that the file names: relative ones start at the job file's own folder. */
    public Path resolve(String named) {
        return path.toAbsolutePath().normalize().resolveSibling(named).normalize();
    }

    /**
     * The section as a record; what it leaves out is taken from {@code defaults}.
     *
     * @param section slash-separated, such as {@code sync} or {@code providers/updox}
     */
    public <T> T bind(String section, T defaults) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) defaults.getClass();
        return bind(section, SectionBinding.tree(defaults), type);
    }

    /** The section as a record without defaults; missing values are null, zero or false. */
    public <T> T bind(String section, Class<T> type) {
        return bind(section, JsonNodeFactory.instance.objectNode(), type);
    }

    /**
     * A section whose keys are names (campaigns, practices), each a record of that type, in the file's order.
     *
     * @throws JobFileInvalid with the mistakes of all entries
     */
    public <T> Map<String, T> bindEach(String section, Class<T> type) {
        Map<String, T> bound = new LinkedHashMap<>();
        List<Mistake> mistakes = new ArrayList<>();
        for (String key : keys(section)) {
            try {
                bound.put(key, bind(section + section(key), type));
            } catch (JobFileInvalid e) {
                mistakes.addAll(e.mistakes());
            }
        }
        if (!mistakes.isEmpty()) {
            throw new JobFileInvalid(mistakes);
        }
        return bound;
    }

    /** Names as the place of what stands below them, whatever characters they have: {@code /campaigns/recall}. */
    public static String section(String... names) {
        StringBuilder pointer = new StringBuilder();
        for (String name : names) {
            pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    /** The text that stands at that place; empty where there is none. */
    public Optional<String> text(String section) {
        JsonNode node = root.at(pointer(section));
        return node.isString() ? Optional.of(node.asString()) : Optional.empty();
    }

    /** A mistake that only a room can see, at the place of what it is about. */
    public JobFileInvalid invalid(String section, String message) {
        return new JobFileInvalid(List.of(mistake(section, message)));
    }

    /** A mistake that only a room can see, to be reported together with others. */
    public Mistake mistake(String section, String message) {
        return Mistake.at(path.toString(), nearest(pointer(section)), message);
    }

    /** Something that its writer should look at, and that keeps nobody from using the file. */
    public Mistake warning(String section, String message) {
        return mistake(section, message).as(Severity.WARNING);
    }

    /** The top-level section that the line belongs to; empty before the first. */
    String sectionAt(int line) {
        return root.propertyNames().stream()
                .filter(name ->
                        Objects.requireNonNull(places.get(section(name))).line() <= line)
                .max(Comparator.comparingInt(name ->
                        Objects.requireNonNull(places.get(section(name))).line()))
                .orElse("");
    }

    private <T> T bind(String section, JsonNode defaults, Class<T> type) {
        try {
            return SectionBinding.bind(defaults, root.at(pointer(section)), type);
        } catch (SectionBinding.Failed e) {
            throw invalid(section + e.place(), String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Place nearest(JsonPointer pointer) {
        for (String at = pointer.toString(); ; at = at.substring(0, at.lastIndexOf('/'))) {
            Place place = places.get(at);
            if (place != null || at.isEmpty()) {
                return place;
            }
        }
    }

    private static JsonPointer pointer(String section) {
        return JsonPointer.compile(section.startsWith("/") ? section : "/" + section);
    }
}
