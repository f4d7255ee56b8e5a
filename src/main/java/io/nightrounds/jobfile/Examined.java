package io.nightrounds.jobfile;

import java.util.List;
import java.util.Optional;

/**
 * A job file as {@code validate} sees it: what its text and its schema already say against it, and what can be read
 * nevertheless.
 *
 * @param file empty where the text cannot be read as YAML at all
 */
public record Examined(List<Mistake> mistakes, Optional<JobFile> file) {
    public Examined {
        mistakes = List.copyOf(mistakes);
    }

    /** Of what rooms found, that which does not merely follow from a mistake in the same section. */
    public List<Mistake> unheardOf(List<Mistake> ofRooms) {
        return ofRooms.stream()
                .filter(mistake -> file.isPresent() && !spoiled(file.get(), mistake))
                .toList();
    }

    private boolean spoiled(JobFile read, Mistake found) {
        String section = read.sectionAt(found.line());
        return mistakes.stream()
                .anyMatch(mistake -> read.sectionAt(mistake.line()).equals(section));
    }
}
