package cl.gremio.model.topic;

/** The names of the topics that anyone may read. */
public final class Topics {

	/** Applications to the guild, by dni; lane 1 premium, lane 0 regular. */
	public static final String MEMBERS = "members";

	/** Sales, by plate. */
	public static final String SALES = "sales";

	/** Sales and stock reports, by plate. */
	public static final String STOCK = "stock";

	/** Where carts are, by plate; lane 1 denounced and captured, lane 0 clean. */
	public static final String UBICATION = "ubication";

	/** The decision about each applicant, by dni; compacted. */
	public static final String MEMBERS_DECISIONS = "members.decisions";

	/** Each cart's sales of a day, by day and plate; compacted. */
	public static final String SALES_DAILY = "sales.daily";

	/** Each partition's sales within an hour, by day, hour and partition; compacted. */
	public static final String SALES_HOURLY = "sales.hourly";

	/** Each partition's sales of a day, by day and partition; compacted. */
	public static final String SALES_TOTALS = "sales.totals";

	/** The first bulk of sales of each key, by id; internal, kept 48 hours. */
	public static final String SALES_BULKS = "sales.bulks";

	/** Each closed day's sales of a cart, by day and plate. */
	public static final String SALES_REPORTS = "sales.reports";

	/** The guild's sales of each closed day, by day; compacted. */
	public static final String SALES_CLOSES = "sales.closes";

	/** Each cart's stock, by plate; compacted. */
	public static final String STOCK_LEVELS = "stock.levels";

	/** Refill alerts, by number; compacted. */
	public static final String STOCK_REFILLS = "stock.refills";

	/** The low events that wait for their alert, under one key; compacted. */
	public static final String STOCK_PENDING = "stock.pending";

	/** Each cart's last clean report, by plate; compacted. */
	public static final String CARTS_SIGHTINGS = "carts.sightings";

	/** Each denounced cart's case, by plate; compacted. */
	public static final String CARTS_FUGITIVES = "carts.fugitives";

	/** Carts lost, found, denounced and captured, by plate; kept 30 days. */
	public static final String CARTS_EVENTS = "carts.events";

	/** The replays of dead letters: who, which and when. */
	public static final String DLT_REPLAYS = "dlt.replays";

	/** The generations of results; internal. */
	public static final String GENERATIONS = "gremio.generations";

	private Topics() {
	}

	/** The topic of the records of {@code topic} that can't be read or are invalid. */
	public static String deadLettersOf(String topic) {
		return topic + "-dlt";
	}

}
