package io.nightrounds.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightrounds.appointment.Practices;
import io.nightrounds.campaign.cadence.Occasion;
import io.nightrounds.campaign.cadence.Touch;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.JobFileInvalid;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which hours a campaign of a job file may leave out, and what it may not write. */
class CampaignHoursTest {
    @Test
    void aUsPracticeHasHoursWithoutAnyInTheFile() {
        assertThat(from("", "US").byName()).containsKey("recall");
    }

    @Test
    void aPracticeElsewhereNeedsHours() {
        assertThatThrownBy(() -> from("", "SE"))
                .isInstanceOf(JobFileInvalid.class)
                .hasMessageContaining("no hours for sms")
                .hasMessageContaining("window: { from: \"08:00\", to: \"20:00\" }");
    }

    @Test
    void aPracticeElsewhereMayHaveHoursByChannel() {
        String hours = "{ from: '08:00', to: '20:00' }";

        assertThat(from("windows: { sms: " + hours + ", email: " + hours + ", voice: " + hours + " }", "SE")
                        .byName())
                .containsKey("recall");
    }

    @Test
    void theExampleShowsEveryKindOfTouch() {
        Campaigns campaigns = Campaigns.from(
                JobFile.read(Path.of("jobs/campaigns.yaml")),
                () -> new Practices(Map.of("harbor", SampleVisit.visit().practice())));

        assertThat(campaigns.byName().values())
                .flatExtracting(campaign -> campaign.touches().values())
                .extracting(Touch::occasion)
                .contains(Occasion.values());
    }

    @Test
    void refusesWindowsThatNeverOpen() {
        assertThatThrownBy(() -> from("window: { from: '20:00', to: '08:00' }", "US"))
                .hasMessageContaining("20:00 to 08:00");
        assertThatThrownBy(() -> from("window: { from: '20:00' }", "US")).hasMessageContaining("both from: and to:");
        assertThatThrownBy(() -> from("windows: { sms: { days: [someday] } }", "US"))
                .hasMessageContaining("someday");
    }

    private static Campaigns from(String window, String region) {
        String campaign = SampleJobFile.CAMPAIGN.replace("window: { from: \"08:00\", to: \"20:00\" }", window);
        return Campaigns.from(
                SampleJobFile.of(campaign),
                () -> new Practices(Map.of(
                        "harbor",
                        SampleVisit.visit()
                                .clinic("America/New_York", region, "en")
                                .practice())));
    }
}
