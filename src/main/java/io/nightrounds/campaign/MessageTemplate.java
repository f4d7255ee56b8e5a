package io.nightrounds.campaign;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.List;

/** Compiles a text of a job file, and refuses at once what could only fail on the first patient. */
final class MessageTemplate {
    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true);

    private MessageTemplate() {}

    static Template compile(String text) {
        try {
            Template template = COMPILER.compile(text);
            template.visit(new OnlyKnownFields());
            return template;
        } catch (MustacheException e) {
            throw new IllegalArgumentException("The text cannot be read as a template: " + e.getMessage()
                    + ". Fields stand in double braces, such as {{practice.name}}.");
        }
    }

    private static final class OnlyKnownFields implements Mustache.Visitor {
        private static final List<String> KNOWN = MessageFields.NAMES;

        /** Braces that are never closed count as text: the patient would read them. */
        @Override
        public void visitText(String text) {
            if (text.contains("{{") || text.contains("}}")) {
                throw new IllegalArgumentException("The text cannot be read as a template: the braces in '"
                        + text.strip() + "' have no counterpart. Fields are written {{practice.name}}.");
            }
        }

        @Override
        public void visitVariable(String name) {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException(
                        "{{" + name + "}} is no field of a message. Known are: " + String.join(", ", KNOWN) + ".");
            }
        }

        @Override
        public boolean visitSection(String name) {
            visitVariable(name);
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            return visitSection(name);
        }

        @Override
        public boolean visitInclude(String name) {
            throw new IllegalArgumentException(
                    "{{>" + name + "}} includes another text, which messages cannot. Write the text out.");
        }
    }
}
