package io.nightrounds.testkit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** A patient nobody is: an invented name, and telephone numbers only from ranges reserved for fiction. */
record SamplePatient(String practice, Map<String, String> fields) {
    private static final String[] AREAS = {"617", "508", "413", "774", "978", "857", "339", "351"};
    private static final int NUMBERS_PER_AREA = 100;

    static List<SamplePatient> some(int count, Random random) {
        List<SamplePatient> patients = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            // few at söder: its reserved range has 95 mobile numbers, and a shared number shares its opt-out
            Home home = number % 10 == 0 ? Home.SODER : number % 10 < 5 ? Home.THAMES : Home.HARBOR;
            patients.add(new SamplePatient(home.practice, fields(home, number, random)));
        }
        return patients;
    }

    private static Map<String, String> fields(Home home, int number, Random random) {
        Map<String, String> fields = new LinkedHashMap<>();
        String first = pick(random, home.firstNames);
        String last = pick(random, home.lastNames);
        fields.put("practice", home.practice);
        fields.put("patientId", "P-" + (1001 + number));
        fields.put("firstName", first);
        fields.put("middleName", random.nextInt(4) == 0 ? pick(random, home.firstNames) : "");
        fields.put("lastName", last);
        fields.put(
                "dateOfBirth",
                LocalDate.of(1931, 1, 1).plusDays(random.nextInt(32_000)).toString());
        fields.put("gender", pick(random, "F", "F", "M", "M", "X", ""));
        fields.put("deceased", String.valueOf(random.nextInt(200) == 0));
        fields.put("language", pick(random, home.languages));
        fields.put("timeZone", random.nextInt(50) == 0 ? home.otherZone : "");
        fields.put("mobile", random.nextInt(100) < 85 ? mobile(home, number, random.nextBoolean()) : "");
        fields.put("landline", random.nextInt(100) < 40 ? landline(home, number) : "");
        fields.put("email", random.nextInt(100) < 60 ? email(first, last, number) : "");
        boolean direct = random.nextInt(100) < 8;
        fields.put("directAddress", direct ? "p" + (1001 + number) + "@direct.example.org" : "");
        fields.put(
                "channels", direct ? "direct|email" : pick(random, "", "", "", "sms", "sms|email", "email", "voice"));
        fields.put("optOut", random.nextInt(100) < 8 ? pick(random, "sms", "email", "voice", "all") : "");
        return fields;
    }

    private static String mobile(Home home, int number, boolean international) {
        return switch (home) {
            case HARBOR ->
                (international ? "+1" : "") + AREAS[number / NUMBERS_PER_AREA % AREAS.length] + "-555-01"
                        + two(number % NUMBERS_PER_AREA);
            case THAMES ->
                (international ? "+447700 900" : "07700 900") + String.format(Locale.ROOT, "%03d", number % 1000);
            case SODER -> (international ? "+4670-174 06 " : "070-174 06 ") + two(5 + number / 10 % 95);
        };
    }

    private static String landline(Home home, int number) {
        return switch (home) {
            case HARBOR ->
                "(" + AREAS[(number / NUMBERS_PER_AREA + 1) % AREAS.length] + ") 555-01"
                        + two(number % NUMBERS_PER_AREA);
            case THAMES -> "020 7946 " + String.format(Locale.ROOT, "%04d", number % 1000);
            case SODER -> "08-465 004 " + two(number / 10 % 100);
        };
    }

    private static String email(String first, String last, int number) {
        String name = (first + "." + last).toLowerCase(Locale.ROOT).replaceAll("[^a-z.]", "");
        return name + number + (number % 2 == 0 ? "@example.org" : "@example.com");
    }

    private static String two(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private enum Home {
        HARBOR(
                "harbor",
                "America/Chicago",
                new String[] {"Ada", "Ben", "Chloé", "Dmitri", "Elena", "Frank", "Grace", "Héctor", "Iris", "José"},
                new String[] {
                    "Abbot", "Brook", "Castillo", "Doyle", "Núñez", "O'Hara", "Pike", "Quill", "Reyes", "Stone"
                },
                new String[] {"en", "en", "en", "en", "en", "en", "en", "es", "es", "", "en", "xx"}),
        THAMES(
                "thames",
                "Europe/Paris",
                new String[] {
                    "Alfie", "Beatrix", "Callum", "Daisy", "Eilidh", "Fergus", "Gwen", "Harriet", "Siân", "Zoë"
                },
                new String[] {"Ashdown", "Birch", "Clarke-Webb", "Dunmore", "Eastwick", "Fenn", "Garrow", "Hale"},
                new String[] {"en", "en", "en", "en", "", "en-GB"}),
        SODER(
                "soder",
                "Europe/Helsinki",
                new String[] {"Åsa", "Björn", "Cecilia", "Dag", "Eva", "Göran", "Ingrid", "Jörgen", "Märta", "Örjan"},
                new String[] {"Ångbåt", "Bergkvist", "Dalström", "Ekfält", "Fjällräv", "Granlöf", "Hedmark", "Öberg"},
                new String[] {"sv", "sv", "sv", "sv", "sv", "sv-SE", "en", ""});

        private final String practice;
        private final String otherZone;
        private final String[] firstNames;
        private final String[] lastNames;
        private final String[] languages;

        Home(String practice, String otherZone, String[] firstNames, String[] lastNames, String[] languages) {
            this.practice = practice;
            this.otherZone = otherZone;
            this.firstNames = firstNames;
            this.lastNames = lastNames;
            this.languages = languages;
        }
    }
}
