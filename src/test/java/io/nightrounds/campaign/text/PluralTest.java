package io.nightrounds.campaign.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PluralTest {
    /** Those that {@link Plural} says it does not know. */
    private static final Set<String> NOT_OURS = Set.of("br", "gv", "kw", "shi", "tzm", "root");

    @Test
    void countsInEveryLanguageAsUnicodeDoes() {
        Set<String> languages = Arrays.stream(PluralRules.getAvailableULocales())
                .map(ULocale::getLanguage)
                .filter(language -> !NOT_OURS.contains(language))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(languages).hasSizeGreaterThan(200).allSatisfy(language -> {
            PluralRules unicode = PluralRules.forLocale(new ULocale(language));
            List<String> expected =
                    IntStream.rangeClosed(1, 200).mapToObj(unicode::select).toList();
            assertThat(IntStream.rangeClosed(1, 200)
                            .mapToObj(n -> Plural.of(language, n).word()))
                    .as(language)
                    .containsExactlyElementsOf(expected);
        });
    }

    @Test
    void asksOnlyForFormsThatAFewVisitsCanNeed() {
        assertThat(Plural.needed("sv-SE")).containsExactly(Plural.ONE, Plural.OTHER);
        assertThat(Plural.needed("pl")).containsExactly(Plural.ONE, Plural.FEW, Plural.MANY);
        assertThat(Plural.needed("ar")).containsExactly(Plural.ONE, Plural.TWO, Plural.FEW, Plural.MANY);
        assertThat(Plural.needed("ja")).containsExactly(Plural.OTHER);
    }
}
