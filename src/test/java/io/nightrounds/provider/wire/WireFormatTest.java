package io.nightrounds.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class WireFormatTest {
    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/xml; charset=utf-8", "TEXT/XML"})
    void readsXmlAsTheObjectThatItWouldBeAsJson(String type) {
        assertThat(read(type, "<a:R xmlns:a=\"urn:a\" xmlns=\"urn:b\"><Id>7</Id><a:Ok>true</a:Ok><E/></a:R>"))
                .map(ObjectNode::toString)
                .hasValue("{\"Id\":\"7\",\"Ok\":\"true\",\"E\":\"\"}");
    }

    @Test
    void readsDictionariesListsAndNil() {
        assertThat(xml("<R xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"><N i:nil=\"true\"/>"
                        + "<D><x:KeyValueOfstringstring xmlns:x=\"urn:x\"><x:Key>k</x:Key><x:Value>v</x:Value>"
                        + "</x:KeyValueOfstringstring></D><L><Item><A>1</A></Item><Item><A>2</A></Item></L></R>"))
                .map(ObjectNode::toString)
                .hasValue("{\"N\":null,\"D\":{\"k\":\"v\"},\"L\":[{\"A\":\"1\"},{\"A\":\"2\"}]}");
    }

    @Test
    void refusesADocumentTypeAndItsEntities(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "true");
        assertThat(xml("<!DOCTYPE R [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><R><Success>&e;</Success></R>"))
                .isEmpty();
        assertThat(xml("<!DOCTYPE R [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;\">]><R><Success>&b;</Success></R>"))
                .isEmpty();
        assertThat(xml("<!DOCTYPE R SYSTEM \"" + secret.toUri() + "\"><R><Success>true</Success></R>"))
                .isEmpty();
        assertThat(xml("<R><Success>&e;</Success></R>")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "true",
                "<R>",
                "<R/><R/>",
                "<R/>and more",
                "<R><Success>false</Success><Success>true</Success></R>",
                "<R><A></R></A>",
                "{\"Success\":true}"
            })
    void refusesWhatIsNotOneWholeAnswer(String text) {
        assertThat(xml(text)).isEmpty();
    }

    @Test
    void refusesADepthThatNoAnswerHas() {
        assertThat(xml("<R>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</R>"))
                .isEmpty();
    }

    @Test
    void readsTheFirstOfSeveralJsonLines() {
        assertThat(read("text/jsonl", "{\"Id\":1}\n{\"Id\":2}\n"))
                .map(ObjectNode::toString)
                .hasValue("{\"Id\":1}");
        assertThat(read("application/json", "{\"Id\":1}\n{\"Id\":2}\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"text/json", "application/json;charset=utf-8", ","})
    void takesAnythingElseForJson(@Nullable String type) {
        assertThat(read(type, "{\"Id\":1}")).isPresent();
        assertThat(read(type, "<R><Id>1</Id></R>")).isEmpty();
    }

    @Test
    void writesAFormAndAsksForJson() {
        Payload form = Payload.form(Json.object().put("to", "+44 7").put("body", "a&b=ö"));
        assertThat(new String(form.bytes(), StandardCharsets.US_ASCII)).isEqualTo("to=%2B44+7&body=a%26b%3D%C3%B6");
        assertThat(form.format().accept()).isEqualTo("application/json");
        assertThat(form).hasToString("FORM of 30 bytes");
    }

    private static Optional<ObjectNode> xml(String text) {
        return read("application/xml", text);
    }

    private static Optional<ObjectNode> read(@Nullable String type, String text) {
        return WireFormat.read(type, text.getBytes(StandardCharsets.UTF_8));
    }
}
