/**
 * Who gets a message: which visits a campaign is for, consent, guardians of patients under age, numbers that are
 * closed, and how often is too often.
 */
@NamedInterface("who")
@NullMarked
package io.nightrounds.campaign.who;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
