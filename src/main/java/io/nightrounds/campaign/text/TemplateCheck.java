package io.nightrounds.campaign.text;

import static java.util.stream.Collectors.joining;

import io.nightrounds.appointment.Channel;
import io.nightrounds.jobfile.DidYouMean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds all that makes a text unfit before the first patient gets it. */
public final class TemplateCheck {
    /** Mustache's own names for the place in a list, with which separators are written. */
    private static final Set<String> PLACES = Set.of("-first", "-last", "-index");

    private final Channel channel;
    private final String language;
    private final Template template;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<MessageField> named = EnumSet.noneOf(MessageField.class);
    private final Set<String> sections = new LinkedHashSet<>();

    private TemplateCheck(Channel channel, String language, Template template) {
        this.channel = channel;
        this.language = language;
        this.template = template;
    }

    /** @param at {@code /subject} or {@code /body}; empty where it is the template as a whole */
    public record Fault(String at, String message) {}

    public static List<Fault> faults(Channel channel, String language, Template template) {
        TemplateCheck check = new TemplateCheck(channel, language, template);
        if (template.subject() != null) {
            check.part("/subject", template.subject());
        }
        check.part("/body", template.body());
        if (check.faults.isEmpty()) {
            check.whole();
        }
        return List.copyOf(check.faults);
    }

    private void part(String at, String text) {
        MessageTemplate compiled;
        try {
            compiled = MessageTemplate.compile(text);
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(at, String.valueOf(e.getMessage())));
            return;
        }
        compiled.literals().forEach(literal -> braces(at, literal));
        compiled.includes()
                .forEach(name -> faults.add(new Fault(
                        at, "{{>" + name + "}} includes another text, which messages cannot. Write the text out.")));
        compiled.variables().forEach(name -> variable(at, name, MessageField.paths()));
        compiled.sections().forEach(name -> section(at, name));
    }

    /** Braces that are never closed count as text: the patient would read them. */
    private void braces(String at, String literal) {
        if (literal.contains("{{") || literal.contains("}}")) {
            faults.add(new Fault(
                    at,
                    "The text cannot be read as a template: the braces in '" + literal.strip()
                            + "' have no counterpart. Fields are written {{practice.name}}."));
        }
    }

    private void section(String at, String name) {
        sections.add(name);
        List<String> known = new ArrayList<>(MessageField.paths());
        known.add(MessageTemplate.LIST);
        Arrays.stream(Plural.values()).map(Plural::path).forEach(known::add);
        boolean ours = known.contains(name) && MessageField.of(name).isEmpty();
        if (!ours && !PLACES.contains(name)) {
            variable(at, name, known);
        }
    }

    private void variable(String at, String name, List<String> known) {
        MessageField.of(name).ifPresentOrElse(field -> field(at, field), () -> unknown(at, name, known));
    }

    private void unknown(String at, String name, List<String> known) {
        if (!PLACES.contains(name)) {
            faults.add(new Fault(
                    at,
                    "{{" + name + "}} is no field of a message."
                            + DidYouMean.hint(name, known).orElse(" Known are: " + String.join(", ", known) + ".")));
        }
    }

    private void field(String at, MessageField field) {
        named.add(field);
        Tier tier = field.tier();
        if (!tier.mayStandOn(channel) && !template.allow().contains(tier)) {
            faults.add(new Fault(
                    at,
                    field.written() + " is " + tier.word() + " and may not stand in " + channel.word()
                            + ", where others read or hear it. Take it out, or write allow: [" + tier.word()
                            + "] beside the body."));
        }
    }

    private void whole() {
        if (template.format() == Format.HTML && channel != Channel.EMAIL) {
            faults.add(
                    new Fault("", "format: html is for email only. Take it out of this " + channel.word() + " text."));
        }
        for (Need need : Need.values()) {
            if (template.requires().contains(need) && named.stream().noneMatch(field -> field.meets() == need)) {
                faults.add(new Fault(
                        "",
                        "This " + channel.word() + " text does not say the " + need.word() + ". Write " + need.fields()
                                + ", or leave " + need.word() + " out of requires: [date, time, practice]."));
            }
        }
        plurals();
    }

    /** A form that is left out is a hole in the sentence of those who have so many visits. */
    private void plurals() {
        if (Arrays.stream(Plural.values()).map(Plural::path).noneMatch(sections::contains)) {
            return;
        }
        Set<Plural> missing = EnumSet.copyOf(Plural.needed(language));
        missing.removeIf(form -> sections.contains(form.path()));
        if (!missing.isEmpty()) {
            faults.add(new Fault(
                    "/body",
                    "In " + language + " counting also needs "
                            + missing.stream()
                                    .map(form -> "{{#" + form.path() + "}}…{{/" + form.path() + "}}")
                                    .collect(joining(", "))
                            + ". Write it too, or write {{count}} alone."));
        }
    }
}
