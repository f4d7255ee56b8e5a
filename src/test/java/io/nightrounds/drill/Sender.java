package io.nightrounds.drill;

import java.util.Locale;

/** The four ways to a patient: the vendor's desk in the sandbox, and a contact that only one visit has. */
public enum Sender {
    SMS("sms", "mobile", "+44770090%04d"),
    VOICE("voice", "landline", "+4420794600%02d"),
    EMAIL("oneoff", "email", "patient%d@example.org"),
    DIRECT("direct", "directAddress", "patient%d@direct.example.org");

    private final String desk;
    private final String column;
    private final String contact;

    Sender(String desk, String column, String contact) {
        this.desk = desk;
        this.column = column;
        this.contact = contact;
    }

    String channel() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The endpoint of a fault script. */
    String desk() {
        return desk;
    }

    String column() {
        return column;
    }

    String contact(int visit) {
        return String.format(Locale.ROOT, contact, visit);
    }
}
