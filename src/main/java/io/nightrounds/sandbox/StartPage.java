package io.nightrounds.sandbox;

import io.nightrounds.sandbox.Tally.Standing;
import java.util.List;
import org.apache.commons.text.StringEscapeUtils;

/** A plain page of what arrived and what patients would have received. */
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
        stations.forEach(station -> page.append(messages(station)));
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

    private static String messages(Station station) {
        StringBuilder section = new StringBuilder();
        station.standing()
                .received()
                .forEach(message ->
                        section.append("<tr><td>%s<td>%s\n".formatted(escaped(message.to()), escaped(message.text()))));
        return section.isEmpty()
                ? ""
                : "<h2>%s</h2><table>%s</table>".formatted(station.desk().name(), section);
    }

    private static String escaped(String text) {
        return StringEscapeUtils.escapeHtml4(text);
    }
}
