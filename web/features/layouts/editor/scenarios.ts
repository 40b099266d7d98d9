import type { Person } from '#shared/layouts/geometry/person.ts';
import { MOST_PEOPLE } from '#shared/layouts/scenarios.ts';

const NAMES = ['Ana', 'Ben', 'Cleo', 'Dan', 'Eva', 'Finn', 'Gia', 'Hugo', 'Ida', 'Jon', 'Kim', 'Lea'];

interface Shape {
  id: string;
  label: string;
  source: Person['source'];
  isScreen?: boolean;
}

/** What people send, by the shape of it. */
export const SHAPES: readonly Shape[] = [
  { id: 'landscape', label: 'Camera 16:9', source: { width: 1280, height: 720 } },
  { id: 'upright', label: 'Phone 9:16', source: { width: 720, height: 1280 } },
  { id: 'classic', label: 'Camera 4:3', source: { width: 640, height: 480 } },
  { id: 'square', label: 'Square', source: { width: 720, height: 720 } },
  { id: 'screen', label: 'Screen share', source: { width: 1920, height: 1080 }, isScreen: true },
  { id: 'too-large', label: 'Camera 1440p', source: { width: 2560, height: 1440 } },
];

/** The shape that somebody sends; the first where it is none of the list. */
export function shapeOf({ source, isScreen = false }: Pick<Person, 'source' | 'isScreen'>): string {
  const found = SHAPES.find(
    (shape) =>
      shape.source.width === source.width &&
      shape.source.height === source.height &&
      (shape.isScreen ?? false) === isScreen,
  );
  return found?.id ?? '';
}

/** Somebody else, who comes ten seconds after the last. */
export function newPerson(people: readonly Person[]): Person {
  const taken = new Set(people.map(({ id }) => id));
  const free = Array.from({ length: MOST_PEOPLE }, (_, index) => index).find(
    (index) => !taken.has(`p${index + 1}`),
  );
  const index = free ?? people.length;
  const last = Math.max(-10, ...people.map(({ arrivedAt }) => arrivedAt));
  return {
    id: `p${index + 1}`,
    name: NAMES[index] ?? `Person ${index + 1}`,
    attributes: {},
    arrivedAt: last + 10,
    video: 'on',
    source: { width: 1280, height: 720 },
  };
}

function crowd(count: number, change: (index: number) => Partial<Person>): Person[] {
  const people: Person[] = [];
  while (people.length < count) people.push({ ...newPerson(people), ...change(people.length) });
  return people;
}

const upright = { source: { width: 720, height: 1280 } };
const screen = { source: { width: 1920, height: 1080 }, isScreen: true };

export interface Scenario {
  id: string;
  label: string;
  people: readonly Person[];
}

/** Where to begin: each with attributes of the names `featured`, `pip` and `order`. */
export const SCENARIOS: readonly Scenario[] = [
  {
    id: 'panel',
    label: 'Panel of six',
    people: crowd(6, (index): Partial<Person> => {
      if (index === 0) return { attributes: { featured: 'true', order: '1' } };
      return index === 1 ? { attributes: { pip: 'true', order: '2' } } : {};
    }),
  },
  {
    id: 'phones',
    label: 'Phones and cameras',
    people: crowd(5, (index): Partial<Person> => ({
      ...(index % 2 === 1 ? upright : {}),
      ...(index === 0 ? { attributes: { featured: 'true' } } : {}),
      ...(index === 1 ? { attributes: { pip: 'true' } } : {}),
    })),
  },
  {
    id: 'lesson',
    label: 'Screen share and teacher',
    people: crowd(6, (index): Partial<Person> => {
      if (index === 0) return { name: 'Screen', ...screen, attributes: { featured: 'true' } };
      if (index === 1) return { name: 'Teacher', attributes: { pip: 'true' } };
      return index > 3 ? { video: 'none' } : {};
    }),
  },
  {
    id: 'full',
    label: 'Full stage, some without video',
    people: crowd(12, (index): Partial<Person> => ({
      attributes: { order: String(12 - index) },
      ...(index === 3 || index === 8 ? { video: 'stopped' } : {}),
      ...(index === 10 ? { video: 'none' } : {}),
    })),
  },
];
