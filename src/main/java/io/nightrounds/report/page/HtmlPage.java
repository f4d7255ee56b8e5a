package io.nightrounds.report.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.nightrounds.report.RunReport;
import java.nio.file.Path;

/** The page for people: no script, nothing fetched from elsewhere, so that it opens from a disk or a mail. */
public final class HtmlPage {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            Path.of(""), ContentType.Html, HtmlPage.class.getClassLoader(), HtmlPage.class.getPackageName());

    private HtmlPage() {}

    /** The report as an HTML document. */
    public static String of(RunReport report) {
        StringOutput html = new StringOutput(64 * 1024);
        TEMPLATES.render("report.jte", report, html);
        return html.toString();
    }
}
