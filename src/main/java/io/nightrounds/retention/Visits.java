package io.nightrounds.retention;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.support.SqlArrayValue;

/** Some visits of one practice, by the source's ids. */
public record Visits(String practice, List<String> ids) {
    public Visits {
        ids = List.copyOf(ids);
    }

    Visits without(Set<String> others) {
        return new Visits(
                practice, ids.stream().filter(id -> !others.contains(id)).toList());
    }

    /** The ids as a parameter of {@code unnest(cast(… as varchar(200) array))}. */
    public SqlArrayValue array() {
        return new SqlArrayValue("varchar", ids.toArray());
    }

    /** One row of parameters for each: the practice, and the id. */
    public List<Object[]> keys() {
        return ids.stream().map(id -> new Object[] {practice, id}).toList();
    }
}
