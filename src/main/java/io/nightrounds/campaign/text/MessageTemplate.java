package io.nightrounds.campaign.text;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A compiled subject or body, and what stands in it. */
final class MessageTemplate {
    /** The section that is written once for each visit. */
    static final String LIST = "appointments";

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true);

    private final Template template;
    private final Parts parts = new Parts();

    private MessageTemplate(Template template) {
        this.template = template;
        template.visit(parts);
    }

    /** @throws IllegalArgumentException where braces have no counterpart */
    static MessageTemplate compile(String text) {
        try {
            return new MessageTemplate(COMPILER.compile(text));
        } catch (MustacheException e) {
            throw new IllegalArgumentException("The text cannot be read as a template: " + e.getMessage()
                    + ". Fields stand in double braces, such as {{practice.name}}.");
        }
    }

    String write(Map<String, Object> values) {
        return template.execute(values);
    }

    /** What stands in braces, in the order of the text: variables, and sections too. */
    Set<String> variables() {
        return parts.variables;
    }

    /** Whether a field that begins so stands where it is written once, whatever the number of visits. */
    boolean namesOutsideList(String beginning) {
        Parts outside = new Parts() {
            @Override
            public boolean visitSection(String name) {
                return !name.equals(LIST) && super.visitSection(name);
            }
        };
        template.visit(outside);
        return Stream.concat(outside.variables.stream(), outside.sections.stream())
                .anyMatch(name -> name.startsWith(beginning));
    }

    Set<String> sections() {
        return parts.sections;
    }

    Set<String> includes() {
        return parts.includes;
    }

    /** What every patient reads alike, piece by piece. */
    List<String> literals() {
        return parts.literals;
    }

    private static class Parts implements Mustache.Visitor {
        private final Set<String> variables = new LinkedHashSet<>();
        private final Set<String> sections = new LinkedHashSet<>();
        private final Set<String> includes = new LinkedHashSet<>();
        private final List<String> literals = new ArrayList<>();

        @Override
        public void visitText(String text) {
            literals.add(text);
        }

        @Override
        public void visitVariable(String name) {
            variables.add(name);
        }

        @Override
        public boolean visitSection(String name) {
            sections.add(name);
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            return visitSection(name);
        }

        @Override
        public boolean visitInclude(String name) {
            includes.add(name);
            return false;
        }

        @Override
        public boolean visitParent(String name) {
            return visitInclude(name);
        }

        @Override
        public boolean visitBlock(String name) {
            return visitInclude(name);
        }
    }
}
