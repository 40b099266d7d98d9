import { textOf } from '#web/form/number-of.ts';
import { tagProblems, type TagRow, tagsOf } from '#web/form/tag-rows.ts';

/** The form of a new ingest configuration, as it is typed. */
export interface IngestForm {
  name: string;
  protocol: 'RTMP' | 'RTMPS';
  insecure: boolean;
  redundant: boolean;
  /** Empty for none. */
  stageId: string;
  userId: string;
  attributes: TagRow[];
  tags: TagRow[];
}

export const EMPTY_INGEST: IngestForm = {
  name: '',
  protocol: 'RTMPS',
  insecure: false,
  redundant: false,
  stageId: '',
  userId: '',
  attributes: [],
  tags: [],
};

/** What would be sent of it: what AWS does by itself is left out. */
export function ingestDraftOf(form: IngestForm) {
  const { name, protocol, insecure, redundant, stageId, userId, attributes, tags } = form;
  return {
    name: textOf(name),
    stageId: textOf(stageId),
    userId: textOf(userId),
    attributes: tagsOf(attributes),
    ingestProtocol: protocol,
    insecureIngest: insecure || undefined,
    redundantIngest: redundant || undefined,
    tags: tagsOf(tags),
  };
}

/** Keys that are given twice, which no schema of an object can see. */
export function repeatedKeys({ attributes, tags }: IngestForm) {
  return [...tagProblems(attributes, 'attributes'), ...tagProblems(tags)];
}
