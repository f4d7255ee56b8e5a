package io.nightrounds.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class XmlShapeTest {
    private static final XmlShape SHAPE = XmlShape.plain("Call", "urn:x", "Body", "To");

    @Test
    void writesMembersInItsOwnOrderWhateverTheirOrderAndCase() {
        assertThat(written("to", "+1", "body", "hello"))
                .isEqualTo("<Call xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"urn:x\">"
                        + "<Body>hello</Body><To>+1</To></Call>");
    }

    @Test
    void leavesOutWhatIsNotKnownAndWhatItDoesNotName() {
        assertThat(written("to", "+1", "from", "+2")).endsWith("\"urn:x\"><To>+1</To></Call>");
    }

    @Test
    void escapesMarkupKeepsFacesAndDropsWhatXmlCannotWrite() {
        assertThat(written("body", "a<b>&\"c\" \uD83D\uDE00\u0007\uD83D ]]>", "to", "x"))
                .contains("<Body>a&lt;b&gt;&amp;\"c\" \uD83D\uDE00 ]]&gt;</Body>");
    }

    @Test
    void putsListsIntoTheNamespaceOfArraysAndABaseClassIntoItsOwn() {
        XmlShape shape = new XmlShape(
                "Call",
                "urn:x",
                List.of(XmlShape.Member.of("Key", "urn:base"), XmlShape.Member.list("Times", "dateTime")));
        var object = Json.object().put("Key", "k");
        object.putArray("Times").add("1").add("2");
        assertThat(text(shape, object))
                .endsWith("<Key xmlns=\"urn:base\">k</Key>"
                        + "<Times xmlns:d2p1=\"http://schemas.microsoft.com/2003/10/Serialization/Arrays\">"
                        + "<d2p1:dateTime>1</d2p1:dateTime><d2p1:dateTime>2</d2p1:dateTime></Times></Call>");
    }

    private static String written(String... pairs) {
        var object = Json.object();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put(pairs[i], pairs[i + 1]);
        }
        return text(SHAPE, object);
    }

    private static String text(XmlShape shape, tools.jackson.databind.node.ObjectNode object) {
        return new String(Payload.of(WireFormat.XML, object, shape).bytes(), StandardCharsets.UTF_8);
    }
}
