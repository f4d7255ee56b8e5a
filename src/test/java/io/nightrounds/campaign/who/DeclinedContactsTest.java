package io.nightrounds.campaign.who;

import static io.nightrounds.appointment.Channel.EMAIL;
import static io.nightrounds.appointment.Channel.SMS;
import static io.nightrounds.appointment.Channel.VOICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.campaign.Stored;
import io.nightrounds.campaign.who.DeclinedContacts.Contact;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class DeclinedContactsTest {
    private static final String NUMBER = "+16175550101";

    private final DriverManagerDataSource database =
            new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc");
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final DeclinedContacts declined = new DeclinedContacts(new NamedParameterJdbcTemplate(database));

    @BeforeEach
    void open() {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V2__rooms.sql")).execute(database);
    }

    @Test
    void findsANumberOnTheChannelThatWasDeclinedAndOnNoOther() {
        Stored.into(jdbc).patient("harbor", "p-1", NUMBER, "SMS|EMAIL").flush();

        assertThat(declined.among(List.of(
                        new Contact(SMS, NUMBER),
                        new Contact(VOICE, NUMBER),
                        new Contact(EMAIL, "p-1@example.org"),
                        new Contact(SMS, "+16175550102"))))
                .containsExactlyInAnyOrder(new Contact(SMS, NUMBER), new Contact(EMAIL, "p-1@example.org"));
    }

    @Test
    void aNumberIsTheSameWhetherItIsSomeonesMobileOrLandline() {
        Stored.into(jdbc).patient("harbor", "p-1", NUMBER, "VOICE").flush();
        jdbc.update("update patient set landline = mobile, mobile = null");

        assertThat(declined.among(List.of(new Contact(VOICE, NUMBER)))).containsExactly(new Contact(VOICE, NUMBER));
    }

    @Test
    void findsNothingWhereNobodyDeclinedOrNothingIsAsked() {
        Stored.into(jdbc).patient("harbor", "p-1", NUMBER, "").flush();

        assertThat(declined.among(List.of(new Contact(SMS, NUMBER)))).isEmpty();
        assertThat(declined.among(List.of())).isEmpty();
    }
}
