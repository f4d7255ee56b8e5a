/** What a message may say and how: its fields, their tiers, dates and plural forms, and what a template must not do. */
@NullMarked
package io.nightrounds.campaign.text;

import org.jspecify.annotations.NullMarked;
