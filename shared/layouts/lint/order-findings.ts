import { type Finding, idsOf, namesOf, type Subject } from './finding.ts';

/** What is wrong with the attribute that orders people. */
export function orderFindings({ layout, drawing, attributesAreOurs }: Subject): Finding[] {
  const attribute = layout.participantOrderAttribute;
  if (attribute === '' || drawing.order.length === 0) return [];
  const findings: Finding[] = drawing.order.flatMap(({ person, key }): Finding[] => {
    if (key.kind !== 'invalid') return [];
    const nearest = Math.round(Number(key.text));
    const canRound = key.text.trim() !== '' && Number.isSafeInteger(nearest);
    return [
      {
        kind: 'order-not-whole',
        severity: 'error',
        title: `${person.name} is ordered by arrival: “${key.text}” is no whole number`,
        detail: `${attribute} counts as missing where it is anything else than a whole number.`,
        members: ['participantOrderAttribute'],
        people: [person.id],
        fix:
          attributesAreOurs && canRound
            ? {
                label: `Make it ${nearest}`,
                attributes: [{ personId: person.id, attribute, value: String(nearest) }],
              }
            : undefined,
      },
    ];
  });
  const numbered = drawing.order.filter(({ key }) => key.kind === 'number');
  if (numbered.length === 0) {
    findings.push({
      kind: 'nobody-ordered',
      severity: 'warning',
      title: 'Nobody has a place in the order',
      detail: `No token has ${attribute} with a whole number: arrival alone decides.`,
      members: ['participantOrderAttribute'],
      people: [],
      fix: attributesAreOurs
        ? {
            label: 'Number them as they are now',
            attributes: drawing.order.map(({ person: { id }, place }) => ({
              personId: id,
              attribute,
              value: String(place),
            })),
          }
        : { label: 'Order by arrival', members: { participantOrderAttribute: undefined } },
    });
  }
  const tied = numbered.filter(({ tied: isTied }) => isTied).map(({ person }) => person);
  if (tied.length > 0) {
    findings.push({
      kind: 'order-ties',
      severity: 'note',
      title: `${namesOf(tied)} share a number with somebody`,
      detail:
        'Among equal numbers, who came to the stage first is first; a reconnect with a new token may change it.',
      members: ['participantOrderAttribute'],
      people: idsOf(tied),
      fix: undefined,
    });
  }
  return findings;
}
