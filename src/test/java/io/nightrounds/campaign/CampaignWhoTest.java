package io.nightrounds.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightrounds.campaign.who.CapProperties;
import io.nightrounds.campaign.who.ConsentRule;
import io.nightrounds.campaign.who.FailedContactProperties;
import io.nightrounds.campaign.who.GuardianRule;
import io.nightrounds.campaign.who.WhoProperties;
import io.nightrounds.jobfile.JobFile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a job file may write about whom its campaigns are for, and what it leaves out. */
class CampaignWhoTest {
    @Test
    void everybodyIsMeantWhereNothingIsSaid() {
        WhoProperties who = who("{}");

        assertThat(who).isEqualTo(WhoProperties.DEFAULT);
        assertThat(who.consent()).isEqualTo(ConsentRule.PRESUMED);
        assertThat(who.guardians()).isEqualTo(new GuardianRule(18, GuardianRule.Otherwise.NOBODY));
    }

    @Test
    void readsEveryKey() {
        WhoProperties who = who("{ only: { types: [recall], text: [check] }, except: { locations: [annex] },"
                + " consent: stated, guardians: { under: 16, otherwise: own } }");

        assertThat(who.only().types()).containsExactly("recall");
        assertThat(who.only().text()).containsExactly("check");
        assertThat(who.except().locations()).containsExactly("annex");
        assertThat(who.consent()).isEqualTo(ConsentRule.STATED);
        assertThat(who.guardians()).isEqualTo(new GuardianRule(16, GuardianRule.Otherwise.OWN));
    }

    @Test
    void namesTheMisspelledPracticeOfAFilter() {
        assertThatThrownBy(() -> who("{ only: { practices: [harbour] }, except: { practices: [elsewhere] } }"))
                .hasMessageContaining("'harbour'")
                .hasMessageContaining("Did you mean 'harbor'?")
                .hasMessageContaining("'elsewhere' is not under practices. There are: harbor.");
    }

    @Test
    void refusesWhatMeansNothing() {
        assertThatThrownBy(() -> who("{ consent: maybe }")).hasMessageContaining("not one of presumed, stated");
        assertThatThrownBy(() -> who("{ only: { practice: [harbor] } }"))
                .hasMessageContaining("Did you mean 'practices'?");
        assertThatThrownBy(() -> who("{ guardians: { under: 200 } }")).hasMessageContaining("under");
        assertThatThrownBy(() -> new GuardianRule(-1, GuardianRule.Otherwise.OWN))
                .hasMessageContaining("-1 is no age");
    }

    @Test
    void capsAreThereUnlessTheFileLiftsThem() {
        assertThat(caps("{}")).isEqualTo(CapProperties.DEFAULT);
        assertThat(caps("{ patient: { day: 2 } }"))
                .isEqualTo(new CapProperties(new CapProperties.Cap("2", "3"), CapProperties.DEFAULT.recipient()));
        CapProperties.Cap none = caps("{ patient: { day: none, week: none } }").patient();
        assertThat(List.of(none.aDay(), none.aWeek())).containsOnly(Integer.MAX_VALUE);
    }

    @Test
    void refusesACapThatIsNone() {
        assertThatThrownBy(() -> caps("{ patient: { day: 0 } }")).hasMessageContaining("day");
        assertThatThrownBy(() -> caps("{ patient: { day: often } }")).hasMessageContaining("a number, or none");
        assertThatThrownBy(() -> new CapProperties.Cap("0", null)).hasMessageContaining("1 to 9999, or none");
    }

    @Test
    void aFailedNumberIsLeftAloneForHalfAYearOrAsLongAsTheFileSays() {
        assertThat(failed("{}")).isEqualTo(new FailedContactProperties(Duration.ofDays(180)));
        assertThat(failed("{ retryAfter: P30D }")).isEqualTo(new FailedContactProperties(Duration.ofDays(30)));
        assertThatThrownBy(() -> failed("{ retryAfter: P999D }")).hasMessageContaining("366 days");
    }

    private static WhoProperties who(String written) {
        return SampleJobFile.campaigns(SampleJobFile.CAMPAIGN.replace(
                        "    channels: [sms, email, voice]", "    channels: [sms, email, voice]\n    who: " + written))
                .of("recall")
                .who();
    }

    private static CapProperties caps(String written) {
        return file("caps: " + written).bind("caps", CapProperties.DEFAULT);
    }

    private static FailedContactProperties failed(String written) {
        return file("failedContacts: " + written).bind("failedContacts", FailedContactProperties.DEFAULT);
    }

    private static JobFile file(String section) {
        return SampleJobFile.of(SampleJobFile.CAMPAIGN + section + "\n");
    }
}
