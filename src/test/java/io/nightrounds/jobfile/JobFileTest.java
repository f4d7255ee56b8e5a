package io.nightrounds.jobfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JobFileTest {
    private static final String VALID = """
            job: nightly
            zone: America/New_York
            practices:
              harbor: { name: Harbor, zone: America/New_York, region: US, language: en }
              thames: { name: Thames, zone: Europe/London, region: GB, language: en }
            intake:
              appointments: { file: appointments.csv }
            campaigns:
              recall:
                channels: [sms]
                window: { from: "08:00", to: "20:00" }
                touches: { week-before: { before: P7D } }
                templates: { en: { sms: { body: "Your visit" } } }
            dispatch:
              maxInFlight: 16
              senders: { sms: bokamera }
              limits:
                bokamera: { perSecond: 5 }
            providers:
              bokamera:
                apiKey: ${secret:SMS_KEY}
                token: ${secret:SMS_TOKEN}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsAJobFile() {
        JobFile file = read(VALID);

        assertThat(file.name()).isEqualTo("nightly");
        assertThat(file.zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(file.keys("practices")).containsExactly("harbor", "thames");
        assertThat(file.has("providers/bokamera")).isTrue();
        assertThat(file.has("providers/updox")).isFalse();
        assertThat(file.resolve("../feed.csv"))
                .isEqualTo(folder.toAbsolutePath().normalize().resolveSibling("feed.csv"));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void ourOwnJobFilesAreValid(Path path) {
        assertThat(JobFile.read(path).name()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("ours")
    void ourOwnJobFilesTellEditorsTheirSchema(Path path) throws IOException {
        assertThat(Files.readAllLines(path))
                .first()
                .isEqualTo("# yaml-language-server: $schema=../src/main/resources/nightrounds-job.schema.json");
    }

    static List<Path> ours() throws IOException {
        try (Stream<Path> jobs = Files.list(Path.of("jobs"))) {
            return jobs.filter(path -> path.toString().endsWith(".yaml")).toList();
        }
    }

    @Test
    void noticesEveryChangeOfTheText() {
        assertThat(read(VALID).hash())
                .hasSize(64)
                .isNotEqualTo(read(VALID + "# a word\n").hash());
    }

    @Test
    void namesEveryMistakeAtOnceWithItsPlace() {
        List<String> mistakes = mistakes(VALID.replace("job: nightly", "job: Nightly Run")
                .replace("region: GB", "region: gb")
                .replace("maxInFlight: 16", "maxInFlite: 16")
                .replace("{ sms: bokamera }", "{ sms: bokamara }")
                .replace("    apiKey: ${secret:SMS_KEY}\n", ""));

        assertThat(mistakes)
                .containsExactly(
                        "1:1: 'job' must be lower-case letters, digits and hyphens, not 'Nightly Run'.",
                        "5:48: 'region' must be two capital letters such as US or SE, not 'gb'.",
                        "15:3: 'maxInFlite' is not known here. Did you mean 'maxInFlight'?",
                        "16:14: 'bokamara' is not one of bokamera, globalportal. Did you mean 'bokamera'?",
                        "20:3: 'apiKey' is missing in providers/bokamera. Add it.");
    }

    @Test
    void listsWhatIsKnownWhereNothingIsNear() {
        assertThat(mistakes(VALID.replace("perSecond: 5", "throughput: 5")))
                .containsExactly(
                        "18:17: 'throughput' is not known here. Known are: inFlight, perSecond, retryPercent.");
    }

    @Test
    void findsAMisspelledNameInAnyLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(mistakes(VALID.replace("maxInFlight: 16", "MAXINFLIGHT: 16")))
                    .singleElement()
                    .asString()
                    .contains("Did you mean 'maxInFlight'?");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void speaksOneLanguageOnEveryMachine() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(mistakes(VALID.replace("perSecond: 5", "perSecond: 0")))
                    .containsExactly("18:17: 'perSecond': must have a minimum value of 1.");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void refusesASecretWrittenOutWithoutRepeatingIt() {
        assertThat(mistakes(VALID.replace("${secret:SMS_KEY}", "hunter2")))
                .containsExactly("21:5: 'apiKey' must be a reference such as ${secret:NAME}, never the secret itself.");
    }

    @Test
    void refusesASecretWrittenOutAsANumberWithoutRepeatingIt() {
        assertThat(mistakes(VALID.replace("${secret:SMS_KEY}", "20260608")))
                .singleElement()
                .asString()
                .startsWith("21:5: 'apiKey'")
                .doesNotContain("20260608");
    }

    @Test
    void refusesANameThatStandsTwice() {
        assertThat(mistakes(VALID + "job: weekly\n"))
                .containsExactly("23:1: 'job' stands twice in this block. Keep one of the two.");
    }

    @Test
    void namesWhatStandsTwiceTogetherWithWhatTheSchemaSays() {
        assertThat(mistakes(VALID.replace("region: GB", "region: gb") + "job: weekly\n"))
                .containsExactly(
                        "5:48: 'region' must be two capital letters such as US or SE, not 'gb'.",
                        "23:1: 'job' stands twice in this block. Keep one of the two.");
    }

    @Test
    void namesAChannelThatIsMisspelledAmongTheTemplates() {
        assertThat(mistakes(VALID.replace("{ sms: { body", "{ smss: { body")))
                .containsExactly("13:24: 'smss' is not one of sms, voice, email, direct. Did you mean 'sms'?");
    }

    @Test
    void refusesTabs() {
        assertThat(mistakes("job: nightly\n\tzone: UTC\n"))
                .singleElement()
                .asString()
                .startsWith("2:1: This is not YAML: ");
    }

    @Test
    void refusesAliasesThatStandForMoreThanCanBeRead() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            String below = "*a" + (i - 1);
            text.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(10, below))));
        }

        assertThat(mistakes(text.toString()))
                .singleElement()
                .asString()
                .startsWith("1:1: This YAML is refused: ")
                .endsWith("Use fewer aliases.");
    }

    @Test
    void saysWhereItIsNotYaml() {
        assertThat(mistakes("job: nightly\n  zone: \"America\n"))
                .singleElement()
                .asString()
                .matches("2:\\d+: This is not YAML: .*Check the indentation and the quotes here\\.");
    }

    @Test
    void refusesAnEmptyFileByWhatIsMissing() {
        assertThat(mistakes("# nothing yet\n")).contains("1:1: 'job' is missing in the job file. Add it.");
    }

    @Test
    void refusesAFileThatHoldsNoBlock() {
        assertThat(mistakes("nightly\n")).singleElement().asString().startsWith("1:1: ");
    }

    @Test
    void refusesATextWhoseAliasPointsIntoItself() {
        assertThat(mistakes("job: &it\n  again: *it\n"))
                .singleElement()
                .asString()
                .isEqualTo("2:3: This block contains itself. Write out what the alias stands for.");
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Path path =
                Files.write(folder.resolve("job.yaml"), "job: nightly # Söder".getBytes(StandardCharsets.ISO_8859_1));

        assertThatExceptionOfType(JobFileInvalid.class)
                .isThrownBy(() -> JobFile.read(path))
                .withMessageContaining("not UTF-8");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatExceptionOfType(JobFileInvalid.class)
                .isThrownBy(() -> JobFile.read(folder.resolve("nihgtly.yaml")))
                .withMessageContaining("nihgtly.yaml:1:1: ")
                .withMessageContaining("no such file");
    }

    @Test
    void refusesAZoneThatIsNone() {
        JobFile file = read(VALID.replace("zone: America/New_York\npr", "zone: America/Nowhere\npr"));

        assertThatExceptionOfType(JobFileInvalid.class)
                .isThrownBy(file::zone)
                .withMessageContaining(":2:1: 'America/Nowhere' is no time zone.");
    }

    record Sending(int maxInFlight, Map<String, String> senders, Duration firstDelay) {
        Sending {
            if (maxInFlight > 1_000) {
                throw new IllegalArgumentException(maxInFlight + " is more than 1000. Write less.");
            }
        }
    }

    @Test
    void mergesASectionIntoItsDefaults() {
        Sending defaults = new Sending(32, Map.of("voice", "patientcomms"), Duration.ofSeconds(1));

        assertThat(read(VALID.replace("  limits:\n    bokamera: { perSecond: 5 }\n", ""))
                        .bind("dispatch", defaults))
                .isEqualTo(new Sending(16, Map.of("voice", "patientcomms", "sms", "bokamera"), Duration.ofSeconds(1)));
    }

    @Test
    void reportsARoomsOwnCheckAtTheSectionsPlace() {
        JobFile file = read(VALID.replace("maxInFlight: 16", "maxInFlight: 1001")
                .replace("  limits:\n    bokamera: { perSecond: 5 }\n", ""));

        assertThatExceptionOfType(JobFileInvalid.class)
                .isThrownBy(() -> file.bind("dispatch", Sending.class))
                .withMessageContaining(":14:1: 1001 is more than 1000.");
    }

    record Described(
            String name,
            String zone,
            String region,
            @Nullable String language,
            @Nullable String phone) {}

    @Test
    void bindsEachEntryOfASectionInTheFilesOrder() {
        Map<String, Described> practices = read(VALID).bindEach("practices", Described.class);

        assertThat(practices.keySet()).containsExactly("harbor", "thames");
        assertThat(practices.get("thames")).isEqualTo(new Described("Thames", "Europe/London", "GB", "en", null));
    }

    @Test
    void anAnswerOfARoomNamesThePlaceNearestToWhatItIsAbout() {
        JobFileInvalid invalid = read(VALID).invalid("dispatch/limits/bokamera/missing", "No.");

        assertThat(invalid.mistakes())
                .containsExactly(new Mistake(folder.resolve("job.yaml").toString(), 18, 5, "No."));
    }

    private JobFile read(String text) {
        try {
            return JobFile.read(Files.writeString(folder.resolve("job.yaml"), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mistakes as {@code line:column: message}. */
    private List<String> mistakes(String text) {
        List<String> mistakes = new ArrayList<>();
        assertThatExceptionOfType(JobFileInvalid.class)
                .isThrownBy(() -> read(text))
                .satisfies(invalid -> invalid.mistakes()
                        .forEach(one -> mistakes.add(one.line() + ":" + one.column() + ": " + one.message())));
        return mistakes;
    }
}
