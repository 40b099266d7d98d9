import * as z from 'zod/mini';
import { FINDING_VERSION, FindingContent } from '#shared/investigator/findings.ts';
import type { Database, FindingsTable, Row } from '#server/store/schema.ts';

/** What is kept, with instants as `Date`. */
export type Content = z.output<typeof FindingContent>;

/** A kept answer in a line, as the contract has it. */
export interface KeptSummary {
  id: string;
  version: number;
  stageId: string;
  sessionId?: string;
  x: string;
  y: string;
  at: Date;
  words: string;
  author: string;
  keptAt: Date;
}

/** The last finding of the page before. */
export type FindingPosition = readonly [keptAt: number, id: string];

type SummaryRow = Omit<Row<FindingsTable>, 'content'>;

const SUMMARY = [
  'connection',
  'finding_id',
  'version',
  'stage_id',
  'session_id',
  'x_name',
  'y_name',
  'asked_at',
  'words',
  'author',
  'kept_at',
] as const;

/** Kept answers of one connection. They are added and deleted; nothing changes one. */
export class FindingRepository {
  private readonly db: Database;
  private readonly connection: string;

  constructor(db: Database, connection: string) {
    this.db = db;
    this.connection = connection;
  }

  /** The newest first. */
  async list(after: FindingPosition | undefined, limit: number): Promise<KeptSummary[]> {
    let query = this.db.selectFrom('findings').select(SUMMARY).where('connection', '=', this.connection);
    if (after !== undefined) {
      const [kept, id] = after;
      query = query.where((is) =>
        is.or([is('kept_at', '<', kept), is.and([is('kept_at', '=', kept), is('finding_id', '<', id)])]),
      );
    }
    const rows = await query.orderBy('kept_at', 'desc').orderBy('finding_id', 'desc').limit(limit).execute();
    return rows.map(summaryOf);
  }

  /** `undefined` where there is none of that id; without content where another version of the console kept it. */
  async get(id: string): Promise<{ summary: KeptSummary; content: Content | undefined } | undefined> {
    const row = await this.db
      .selectFrom('findings')
      .selectAll()
      .where('connection', '=', this.connection)
      .where('finding_id', '=', id)
      .executeTakeFirst();
    if (!row) return undefined;
    const content =
      row.version === FINDING_VERSION ? z.safeDecode(FindingContent, JSON.parse(row.content)) : undefined;
    return { summary: summaryOf(row), content: content?.data };
  }

  /**
   * Keeps an answer, or nothing where it is kept already.
   * @param id of the answer, the same whoever keeps it how often
   * @param content in its wire form
   */
  async keep(
    id: string,
    content: z.input<typeof FindingContent>,
    author: string,
    at: number,
  ): Promise<KeptSummary> {
    const { answer } = content;
    const row: Row<FindingsTable> = {
      connection: this.connection,
      finding_id: id,
      version: FINDING_VERSION,
      stage_id: answer.stageId,
      session_id: answer.session?.sessionId ?? null,
      x_name: answer.x.name,
      y_name: answer.y.name,
      asked_at: Date.parse(answer.at),
      words: answer.conclusion.words,
      content: JSON.stringify(content),
      author,
      kept_at: at,
    };
    await this.db
      .insertInto('findings')
      .values(row)
      .onConflict((conflict) => conflict.columns(['connection', 'finding_id']).doNothing())
      .execute();
    const kept = await this.get(id);
    return kept?.summary ?? summaryOf(row);
  }

  /** @returns whether there was one */
  async remove(id: string): Promise<boolean> {
    const { numDeletedRows } = await this.db
      .deleteFrom('findings')
      .where('connection', '=', this.connection)
      .where('finding_id', '=', id)
      .executeTakeFirstOrThrow();
    return numDeletedRows > 0n;
  }
}

function summaryOf(row: SummaryRow): KeptSummary {
  return {
    id: row.finding_id,
    version: row.version,
    stageId: row.stage_id,
    ...(row.session_id === null ? {} : { sessionId: row.session_id }),
    x: row.x_name,
    y: row.y_name,
    at: new Date(row.asked_at),
    words: row.words,
    author: row.author,
    keptAt: new Date(row.kept_at),
  };
}
