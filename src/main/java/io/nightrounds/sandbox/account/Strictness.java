package io.nightrounds.sandbox.account;

/**
 * Switches for what no document says, so that a client can be tried against each way it could be.
 *
 * @param listedMethodsOnly GlobalPortal takes the methods Email, Sms, Voice and MobileNotification only, not any text
 * @param wrongKeyInBody PatientComms answers a wrong key by 200 with {@code Success:false}, not by 401
 * @param creditsAreBalance PatientComms' Credits are what is left of 1,000, not what the call cost
 * @param offsetRequired PatientComms refuses date-times without an offset
 * @param mostItems the largest batch that Updox takes before it answers 4020
 */
public record Strictness(
        boolean listedMethodsOnly,
        boolean wrongKeyInBody,
        boolean creditsAreBalance,
        boolean offsetRequired,
        int mostItems) {
    static final Strictness DEFAULTS = new Strictness(false, false, false, false, 1000);
}
