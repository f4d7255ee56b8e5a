package io.nightrounds.dispatch.run;

/** The process is gone. An error, so that nothing that handles exceptions goes on working in its name. */
final class SimulatedCrash extends Error {
    private static final long serialVersionUID = 1L;

    SimulatedCrash() {
        super("the simulated process died", null, false, false);
    }
}
