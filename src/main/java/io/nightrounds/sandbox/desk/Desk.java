package io.nightrounds.sandbox.desk;

import java.util.List;
import java.util.Set;

/** One endpoint of a vendor: what was said before and the request decide the answer. Safe to call from many threads. */
public interface Desk {
    /** The endpoint's name in fault scripts and ledgers. */
    String name();

    /** The HTTP method it listens to. */
    default String method() {
        return "POST";
    }

    /** The paths it answers at, as the vendor writes them. */
    Set<String> paths();

    /** The formats it speaks. */
    Wire wire();

    Answer answer(Call call);

    /** How this vendor says that it will not deliver a message, whatever the message is. */
    Answer refusal();

    /** What there is to say of this desk beyond its counts, for a person to read; mostly nothing. */
    default String remark() {
        return "";
    }

    /** What it holds beside messages, the newest first, a row of cells each; mostly nothing. */
    default List<List<String>> holdings() {
        return List.of();
    }
}
