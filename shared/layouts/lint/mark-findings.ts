import { isMarked, type Person } from '../geometry/person.ts';
import { type Finding, idsOf, namesOf, type Subject } from './finding.ts';

interface Mark {
  attribute: string;
  member: 'featuredParticipantAttribute' | 'pipParticipantAttribute';
  /** As in a sentence: `in the window`. */
  where: string;
}

/** What is wrong with the attributes that give people the featured slot and the window. */
export function markFindings(subject: Subject): Finding[] {
  const { layout } = subject;
  const featured: Mark = {
    attribute: layout.featuredParticipantAttribute,
    member: 'featuredParticipantAttribute',
    where: 'featured',
  };
  const marks: Mark[] =
    layout.kind === 'pip'
      ? [
          featured,
          {
            attribute: layout.pipParticipantAttribute,
            member: 'pipParticipantAttribute',
            where: 'in the window',
          },
        ]
      : [featured];
  const used = marks.filter(({ attribute }) => attribute !== '');
  if (used[0] && used[1] && used[0].attribute === used[1].attribute)
    return [sameAttribute(used[0].attribute)];
  return [
    ...used.flatMap((mark) => [
      ...nearMisses(subject, mark),
      ...nobody(subject, mark),
      ...several(subject, mark),
    ]),
    ...bothMarks(subject, used),
  ];
}

function sameAttribute(attribute: string): Finding {
  return {
    kind: 'same-attribute',
    severity: 'warning',
    title: `“${attribute}” is both for the featured slot and for the window`,
    detail: 'Whoever carries it is meant for both. Where AWS puts them is not documented.',
    members: ['featuredParticipantAttribute', 'pipParticipantAttribute'],
    people: [],
    fix: { label: 'Feature nobody', members: { featuredParticipantAttribute: undefined } },
  };
}

/** A value that somebody may have meant as "true". */
const MEANT = /^\s*(true|1|yes|on)\s*$/i;

function meantOnly(people: readonly Person[], attribute: string): Person[] {
  return people.filter((person) => {
    const value = Object.hasOwn(person.attributes, attribute) ? person.attributes[attribute] : undefined;
    return value !== undefined && value !== 'true' && MEANT.test(value);
  });
}

function nearMisses({ people, attributesAreOurs }: Subject, { attribute, member, where }: Mark): Finding[] {
  return meantOnly(people, attribute).map((person) => ({
    kind: 'nearly-true',
    severity: 'error',
    title: `${person.name} is not ${where}: “${person.attributes[attribute]}” is not “true”`,
    detail: `Only the text “true”, in small letters, counts. The attribute is ${attribute}.`,
    members: [member],
    people: [person.id],
    fix: attributesAreOurs
      ? {
          label: 'Make it “true”',
          attributes: [{ personId: person.id, attribute, value: 'true' }],
        }
      : undefined,
  }));
}

function nobody(subject: Subject, { attribute, member, where }: Mark): Finding[] {
  const { people, attributesAreOurs } = subject;
  const [first] = people;
  if (first === undefined || people.some((person) => isMarked(person, attribute))) return [];
  if (meantOnly(people, attribute).length > 0) return [];
  return [
    {
      kind: 'nobody-marked',
      severity: 'warning',
      title: `Nobody is ${where}`,
      detail: `No token has ${attribute} with the value “true”.`,
      members: [member],
      people: [],
      fix: attributesAreOurs
        ? {
            label: `Give it to ${first.name}`,
            attributes: [{ personId: first.id, attribute, value: 'true' }],
          }
        : { label: 'Ask for no attribute', members: { [member]: undefined } },
    },
  ];
}

function several({ drawing, attributesAreOurs }: Subject, { attribute, member, where }: Mark): Finding[] {
  const marked = drawing.order.map(({ person }) => person).filter((person) => isMarked(person, attribute));
  const [first, ...rest] = marked;
  if (first === undefined || rest.length === 0) return [];
  return [
    {
      kind: 'several-marked',
      severity: 'note',
      title: `${namesOf(marked)} are all meant to be ${where}`,
      detail: 'What AWS does with several is not documented; the order decides who comes first.',
      members: [member],
      people: idsOf(marked),
      fix: attributesAreOurs
        ? {
            label: `Leave it to ${first.name}`,
            attributes: rest.map(({ id }) => ({ personId: id, attribute, value: undefined })),
          }
        : undefined,
    },
  ];
}

function bothMarks({ people }: Subject, marks: readonly Mark[]): Finding[] {
  if (marks.length < 2) return [];
  const both = people.filter((person) => marks.every(({ attribute }) => isMarked(person, attribute)));
  if (both.length === 0) return [];
  return [
    {
      kind: 'both-marks',
      severity: 'note',
      title: `${namesOf(both)}: both featured and in the window`,
      detail: 'Where AWS puts somebody who is meant for both is not documented; drawn in the window.',
      members: marks.map(({ member }) => member),
      people: idsOf(both),
      fix: undefined,
    },
  ];
}
