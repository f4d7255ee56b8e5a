package io.nightrounds.campaign;

import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Moments;
import io.nightrounds.campaign.text.Template;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which wording each run sent. A run that is resumed with another job file has the wordings of both, each from the
 * moment since which it was used, so that every attempt has exactly one: the last before its claim.
 */
@Component
public final class TextVersions {
    private final JdbcClient jdbc;
    private final TransactionTemplate together;
    private final Campaigns campaigns;
    private final Clock clock;

    public TextVersions(JdbcClient jdbc, PlatformTransactionManager transactions, Campaigns campaigns, Clock clock) {
        this.jdbc = jdbc;
        this.together = new TransactionTemplate(transactions);
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** Keeps what the job file says now as the wordings of that run. Doing so again changes nothing. */
    public void keep(long run) {
        OffsetDateTime since = Moments.written(clock.instant());
        together.executeWithoutResult(status -> campaigns.byName().forEach((name, campaign) -> campaign.templates()
                .forEach((language, texts) -> texts.forEach(
                        (channel, template) -> keep(new Place(run, name, language, channel), template, since)))));
    }

    private record Place(long run, String campaign, String language, Channel channel) {}

    private void keep(Place place, Template template, OffsetDateTime since) {
        String hash = template.version();
        if (last(place).equals(Optional.of(hash))) {
            return;
        }
        if (!known(hash)) {
            jdbc.sql("insert into text_version (hash, format, subject, body) values (:hash, :format, :subject, :body)")
                    .param("hash", hash)
                    .param("format", template.format().name().toLowerCase(Locale.ROOT))
                    .param("subject", template.subject())
                    .param("body", template.body())
                    .update();
        }
        insert(place, since, hash);
    }

    private void insert(Place place, OffsetDateTime since, String hash) {
        jdbc.sql("""
                insert into run_text (run, campaign, language, channel, since, hash)
                values (:run, :campaign, :language, :channel, :since, :hash)
                """)
                .param("run", place.run())
                .param("campaign", place.campaign())
                .param("language", place.language())
                .param("channel", place.channel().name())
                .param("since", since)
                .param("hash", hash)
                .update();
    }

    private boolean known(String hash) {
        return jdbc.sql("select hash from text_version where hash = :hash")
                .param("hash", hash)
                .query(String.class)
                .optional()
                .isPresent();
    }

    private Optional<String> last(Place place) {
        return jdbc.sql("""
                select hash from run_text
                where run = :run and campaign = :campaign and language = :language and channel = :channel
                order by since desc fetch first 1 rows only
                """)
                .param("run", place.run())
                .param("campaign", place.campaign())
                .param("language", place.language())
                .param("channel", place.channel().name())
                .query(String.class)
                .optional();
    }
}
