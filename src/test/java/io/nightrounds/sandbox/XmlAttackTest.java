package io.nightrounds.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightrounds.sandbox.Visitor.Answered;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlAttackTest {
    private static final String VOICE = Seeds.VOICE_XML.replace("sample string 4", "sample");
    private static final String SMS = """
            <SendSMS xmlns="http://schemas.datacontract.org/2004/07/BokaMera.API.ServiceModel.Dtos">\
            <MessageBody>text</MessageBody><Receiver>+46701740605</Receiver></SendSMS>""";

    private Visitor visitor;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        visitor = Visitor.of(directory);
    }

    @AfterEach
    void close() {
        visitor.close();
    }

    @ParameterizedTest
    @CsvSource({"/api/OneOffMessages", "/Public/VoiceCall", "/messages/sendsms"})
    void refusesADoctypeEvenAnEmptyOne(String path) throws Exception {
        Answered answered = attack(path, "<!DOCTYPE x>", document(path));

        assertThat(attack(path, "", document(path)).status()).isEqualTo(200);
        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.text()).contains("DTD is prohibited");
    }

    @Test
    void readsNoFileForAnEntity(@TempDir Path elsewhere) throws Exception {
        Path secret = Files.writeString(elsewhere.resolve("secret.txt"), "the secret of the house");
        String doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>";
        Answered answered = attack(Visitor.ONE_OFF, doctype, Seeds.ONE_OFF_XML.replace("sample string 7", "&e;"));

        assertThat(answered.status()).isEqualTo(400);
        assertThat(visitor.ledger().get(0).toString()).doesNotContain("the secret");
    }

    @Test
    void asksNoServerForADoctypeOrAParameterEntity() throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            server.setSoTimeout(1);
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/evil.dtd";
            attack(Visitor.VOICE, "<!DOCTYPE x SYSTEM \"" + address + "\">", VOICE);
            attack(Visitor.VOICE, "<!DOCTYPE x [<!ENTITY % p SYSTEM \"" + address + "\"> %p;]>", VOICE);

            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void expandsNoEntities() throws Exception {
        StringBuilder doctype = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            doctype.append("<!ENTITY e%d \"&e%d;&e%d;\">".formatted(i, i - 1, i - 1));
        }
        Answered answered = attack(
                Visitor.ONE_OFF,
                doctype.append("]>").toString(),
                Seeds.ONE_OFF_XML.replace("sample string 7", "&e29;"));

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.text()).doesNotContain("haha");
    }

    @Test
    void refusesAnEntityThatNobodyDeclared() throws Exception {
        assertThat(attack(Visitor.ONE_OFF, "", Seeds.ONE_OFF_XML.replace("sample string 7", "&e;"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesElementsNestedWithoutEnd() throws Exception {
        int depth = 100_000;
        String nested = "<a>".repeat(depth) + "</a>".repeat(depth);
        Answered answered = attack(Visitor.ONE_OFF, "", Seeds.ONE_OFF_XML.replace("<From>", nested + "<From>"));

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.text()).contains("maximum read depth");
    }

    @Test
    void refusesTruncatedXmlAtEveryCharacter() throws Exception {
        for (int length = 0; length < SMS.length(); length++) {
            assertThat(attack(Visitor.SMS, "", SMS.substring(0, length)).status())
                    .isEqualTo(400);
        }
        assertThat(attack(Visitor.SMS, "", SMS).status()).isEqualTo(200);
    }

    @Test
    void keepsMarkupInTextsApartFromMarkup() throws Exception {
        String text = "<MessageBody>&lt;b&gt; &amp; <![CDATA[<i>]]></MessageBody>";
        Answered answered = attack(Visitor.SMS, "", SMS.replaceFirst("<MessageBody>.*</MessageBody>", text));

        assertThat(answered.text()).contains("<MessageBody>&lt;b&gt; &amp; &lt;i&gt;</MessageBody>");
    }

    private static String document(String path) {
        return switch (path) {
            case Visitor.ONE_OFF -> Seeds.ONE_OFF_XML;
            case Visitor.VOICE -> VOICE;
            default -> SMS;
        };
    }

    private Answered attack(String path, String doctype, String document) throws Exception {
        return visitor.post(path, "application/xml", "<?xml version=\"1.0\"?>" + doctype + document);
    }
}
