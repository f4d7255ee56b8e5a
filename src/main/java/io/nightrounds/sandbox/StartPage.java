package io.nightrounds.sandbox;

import io.nightrounds.sandbox.Tally.Standing;
import io.nightrounds.sandbox.desk.Answer.Received;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.text.StringEscapeUtils;

/** A plain page of what arrived, what patients would have received by each channel, and which appointments are held. */
final class StartPage {
    private final List<Station> stations;

    StartPage(List<Station> stations) {
        this.stations = stations;
    }

    String html() {
        StringBuilder page = new StringBuilder("""
                <!doctype html><html lang="en"><meta charset="utf-8"><title>Nightrounds sandbox</title>
                <style>body{font-family:sans-serif;margin:2em}td,th{text-align:left;padding:.2em 1em .2em 0}</style>
                <h1>Sandbox</h1><p>Nothing here reached a real patient.</p>
                <table><tr><th>endpoint<th>arrived<th>accepted<th>faults<th>
                """);
        stations.forEach(station -> page.append(counts(station)));
        page.append("</table>\n");
        channels().forEach((channel, seen) -> page.append(messages(channel, seen)));
        stations.forEach(station -> page.append(holdings(station)));
        return page.append("</html>\n").toString();
    }

    private static String counts(Station station) {
        Standing standing = station.standing();
        return "<tr><td>%s<td>%d<td>%d<td>%d<td>%s\n"
                .formatted(
                        station.desk().name(),
                        standing.arrived(),
                        standing.accepted(),
                        standing.faults(),
                        escaped(station.desk().remark()));
    }

    private Map<String, Channel> channels() {
        Map<String, Channel> channels = new TreeMap<>();
        stations.forEach(station ->
                station.standing().channels().forEach((name, channel) -> channels.merge(name, channel, Channel::and)));
        return channels;
    }

    private static String messages(String name, Channel channel) {
        StringBuilder rows = new StringBuilder();
        for (Received message : channel.latest()) {
            rows.append(row(List.of(message.to(), message.text())));
        }
        return "<h2>%s: %d received</h2><table>\n%s</table>\n".formatted(escaped(name), channel.count(), rows);
    }

    private static String holdings(Station station) {
        List<List<String>> held = station.desk().holdings();
        StringBuilder rows = new StringBuilder();
        held.forEach(cells -> rows.append(row(cells)));
        return held.isEmpty()
                ? ""
                : "<h2>%s: the latest of what is held</h2><table>\n%s</table>\n"
                        .formatted(station.desk().name(), rows);
    }

    private static String row(List<String> cells) {
        StringBuilder row = new StringBuilder("<tr>");
        cells.forEach(cell -> row.append("<td>").append(escaped(cell)));
        return row.append('\n').toString();
    }

    private static String escaped(String text) {
        return StringEscapeUtils.escapeHtml4(text);
    }
}
