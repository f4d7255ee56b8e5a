package io.nightrounds.campaign.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.testkit.Tries;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SafeValueTest {
    private static final String LETTERS = "Aåß9é中य-'.,";
    private static final String SPACES = " \t\n\r\u00a0\u2003\u2028";
    private static final String UNSEEN = "\u0000\u001b\u007f\u0085\u00ad\u200b\u202e\u2066\ufeff\ue000\ud800";

    @Test
    void aNameIsOneLineOfWhatCanBeSeen() {
        assertThat(SafeValue.line("  Ann\tMarie\n\n O\u00a0'Neil\u202e ")).isEqualTo("Ann Marie O 'Neil");
        assertThat(SafeValue.line("Åsa-Märta Löfgren 2")).isEqualTo("Åsa-Märta Löfgren 2");
    }

    /** Whichever way it takes through the value, what is left is the letters, with one space where there were some. */
    @Test
    void nothingElseIsLeftOfAnyValue() {
        Tries.of(20_000, random -> {
            StringBuilder value = new StringBuilder();
            StringBuilder left = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                append(random, value, left);
            }
            assertThat(SafeValue.line(value.toString()))
                    .as("%s", value.chars().boxed().toList())
                    .isEqualTo(left.toString().strip());
        });
    }

    private static void append(Random random, StringBuilder value, StringBuilder left) {
        switch (random.nextInt(8)) {
            case 0 -> value.append(one(random, UNSEEN));
            case 1, 2 -> {
                boolean more = value.isEmpty() || SPACES.indexOf(value.charAt(value.length() - 1)) < 0;
                value.append(one(random, SPACES));
                left.append(more ? " " : "");
            }
            default -> {
                char letter = one(random, LETTERS);
                value.append(letter);
                left.append(letter);
            }
        }
    }

    private static char one(Random random, String of) {
        return of.charAt(random.nextInt(of.length()));
    }
}
