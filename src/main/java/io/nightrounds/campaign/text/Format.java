package io.nightrounds.campaign.text;

/** How the body of a mail is written. */
public enum Format {
    /** As it is to be read. */
    TEXT,
    /** As markup, in which values are escaped. */
    HTML
}
