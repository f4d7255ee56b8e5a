package io.nightrounds.sandbox.desk.updox;

import io.nightrounds.sandbox.desk.WrittenDate;
import io.nightrounds.sandbox.desk.updox.AppointmentBook.Appointment;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The rules of one appointment in a batch. */
final class AppointmentItem {
    private AppointmentItem() {}

    /**
     * As a text, even where it was sent as a number; empty where there is none, and then the status has an empty id
     * too.
     */
    static String id(JsonNode item) {
        return UpdoxEnvelope.text(item, "id");
    }

    /** The document speaks of an old id without naming its field, so both usual spellings are read. */
    static String oldId(JsonNode item) {
        String camel = UpdoxEnvelope.text(item, "oldId");
        return camel.isEmpty() ? UpdoxEnvelope.text(item, "old_id") : camel;
    }

    /** One without a mistake, as the book holds it. */
    static Appointment appointment(String account, JsonNode item) {
        return new Appointment(
                account,
                id(item),
                UpdoxEnvelope.text(item, "date"),
                UpdoxEnvelope.text(item, "summary"),
                item.path("cancelled").asString("").equalsIgnoreCase("true"));
    }

    /** The first thing that is wrong; empty where nothing is. */
    static String mistake(JsonNode item) {
        return Stream.of(
                        required(item, "id"),
                        required(item, "calendarId"),
                        date(item),
                        bool(item, "cancelled"),
                        bool(item, "blocked"),
                        number(item, "duration"),
                        number(item, "updoxId"))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String required(JsonNode item, String name) {
        return UpdoxEnvelope.text(item, name).isEmpty() ? name + " is required" : "";
    }

    private static String date(JsonNode item) {
        String date = UpdoxEnvelope.text(item, "date");
        return WrittenDate.isReadable(date) ? "" : "date '" + date + "' is not of the form yyyy-MM-dd HH:mm";
    }

    /** Absent means false. */
    private static String bool(JsonNode item, String name) {
        JsonNode node = item.path(name);
        String text = node.isString() ? node.asString() : "";
        boolean readable =
                isAbsent(node) || node.isBoolean() || text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
        return readable ? "" : name + " is neither true nor false";
    }

    private static String number(JsonNode item, String name) {
        JsonNode node = item.path(name);
        boolean readable = isAbsent(node)
                || node.isIntegralNumber()
                || (node.isString() && node.asString().matches("\\d{1,18}"));
        return readable ? "" : name + " is not a number";
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
