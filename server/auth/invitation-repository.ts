import type { Database } from '#server/store/schema.ts';
import { hashOf, newSecret } from './secrets.ts';

/** What a link is good for, and whom it is about. */
export type Invitation =
  { purpose: 'invite' | 'reset'; personId: string } | { purpose: 'display'; displayId: string };

export type FoundInvitation = Invitation & { hash: string; expiresAt: number };

/** How long a link is good, in milliseconds. */
const GOOD_FOR = 24 * 60 * 60 * 1000;

/** Links that are good for once. */
export class InvitationRepository {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** Makes one, and voids those before it that were about the same. The secret is not kept. */
  async add(invitation: Invitation, at: number): Promise<{ secret: string; expiresAt: number }> {
    const secret = newSecret();
    const expiresAt = at + GOOD_FOR;
    await this.void(invitation);
    await this.db
      .insertInto('invitations')
      .values({
        hash: hashOf(secret),
        purpose: invitation.purpose,
        person_id: 'personId' in invitation ? invitation.personId : null,
        display_id: 'displayId' in invitation ? invitation.displayId : null,
        created_at: at,
        expires_at: expiresAt,
        spent_at: null,
      })
      .execute();
    return { secret, expiresAt };
  }

  /** What a secret is good for at that time; undefined: nothing, or no longer. */
  async find(secret: string, at: number): Promise<FoundInvitation | undefined> {
    const row = await this.db
      .selectFrom('invitations')
      .selectAll()
      .where('hash', '=', hashOf(secret))
      .where('spent_at', 'is', null)
      .where('expires_at', '>', at)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const { hash, expires_at: expiresAt } = row;
    if (row.display_id !== null) return { hash, expiresAt, purpose: 'display', displayId: row.display_id };
    const purpose = row.purpose === 'reset' ? 'reset' : 'invite';
    return { hash, expiresAt, purpose, personId: row.person_id ?? '' };
  }

  /** What became of the links of displays, by the display: of each the newest is kept. */
  async ofDisplays(): Promise<Map<string, { expiresAt: number; isSpent: boolean }>> {
    const rows = await this.db
      .selectFrom('invitations')
      .select(['display_id', 'expires_at', 'spent_at'])
      .where('display_id', 'is not', null)
      .execute();
    return new Map(
      rows.map((row) => [
        row.display_id ?? '',
        { expiresAt: row.expires_at, isSpent: row.spent_at !== null },
      ]),
    );
  }

  /** @returns whether it was still good: of two who spend it at once, one gets true */
  async spend(hash: string, at: number): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('invitations')
      .set({ spent_at: at })
      .where('hash', '=', hash)
      .where('spent_at', 'is', null)
      .executeTakeFirstOrThrow();
    return numUpdatedRows === 1n;
  }

  /** Voids all links about the same person, or display. */
  async void(about: { personId: string } | { displayId: string }): Promise<void> {
    const query = this.db.deleteFrom('invitations');
    await (
      'personId' in about
        ? query.where('person_id', '=', about.personId)
        : query.where('display_id', '=', about.displayId)
    ).execute();
  }
}
