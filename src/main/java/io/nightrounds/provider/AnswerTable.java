package io.nightrounds.provider;

import io.nightrounds.dispatch.SendOutcome;

/** What one vendor's answers to a send mean, as its document says. Each vendor has one. */
public interface AnswerTable {
    /** A 2xx with a readable object in it, which may still be a refusal or make no sense. */
    SendOutcome success(Answer answer);

    /** A 400 or 422 with a readable object in it. */
    SendOutcome refusal(Answer answer);
}
