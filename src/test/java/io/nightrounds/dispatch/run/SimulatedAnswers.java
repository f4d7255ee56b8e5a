package io.nightrounds.dispatch.run;

import java.time.Duration;
import java.util.List;

/** Answers that are waited for by moving the world's clock. A dead process gets none. */
final class SimulatedAnswers extends AnswerQueue {
    private final SimulatedProcess process;
    private final SimulatedWorld world;

    SimulatedAnswers(SimulatedProcess process, SimulatedWorld world) {
        this.process = process;
        this.world = world;
    }

    @Override
    List<Answer> takeAll() {
        process.step("looking for answers");
        List<Answer> taken = super.takeAll();
        if (!taken.isEmpty()) {
            process.step("answer arrived");
        }
        return taken;
    }

    @Override
    void await(Duration longest) {
        process.step("waiting");
        process.dieIfHanging();
        world.idle();
    }
}
