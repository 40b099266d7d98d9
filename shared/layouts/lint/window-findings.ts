import type { EffectivePip, PipPosition } from '../effective-layout.ts';
import { drawLayout } from '../geometry/draw-layout.ts';
import { isMarked, type Person } from '../geometry/person.ts';
import { overlap, type Rectangle } from '../geometry/rectangle.ts';
import type { Slot } from '../geometry/slot.ts';
import { PIP_POSITIONS } from '../layout.ts';
import { VALUE_WORDS } from '../parameters.ts';
import { type Finding, idsOf, namesOf, type Subject } from './finding.ts';

/** Where faces are in most pictures of one person: the middle third, above the middle. */
const FACE = { from: 1 / 3, width: 1 / 3, top: 0.15, height: 0.45 };
const HIDDEN_SHARE = 0.25;

/** What is wrong with the window of a picture-in-picture layout. */
export function windowFindings(subject: Subject): Finding[] {
  const { layout } = subject;
  if (layout.kind !== 'pip') return [];
  if (layout.pipParticipantAttribute === '') return [noWindow(subject)];
  return [...sizeFindings(subject, layout), ...hiddenFindings(subject, layout)];
}

const MEANT_FOR_IT = /pip|window|guest/i;

/** An attribute that somebody carries with "true" and that is not the featured one. */
function noWindow({ layout, people }: Subject): Finding {
  const marks = people
    .flatMap((person) => Object.keys(person.attributes).filter((name) => isMarked(person, name)))
    .filter((name) => name !== layout.featuredParticipantAttribute);
  const candidate = marks.find((name) => MEANT_FOR_IT.test(name)) ?? marks[0];
  return {
    kind: 'no-window',
    severity: 'warning',
    title: 'Nobody can be in the window',
    detail: 'Without an attribute for it, AWS puts nobody there and the picture is a plain grid.',
    members: ['pipParticipantAttribute'],
    people: [],
    fix: candidate
      ? { label: `Look at “${candidate}”`, members: { pipParticipantAttribute: candidate } }
      : undefined,
  };
}

function sizeFindings({ canvas, drawing }: Subject, layout: EffectivePip): Finding[] {
  if (!drawing.window?.clamped) return [];
  const { width, height } = drawing.window.wanted;
  if (width > canvas.width || height > canvas.height) {
    return [
      {
        kind: 'window-too-large',
        severity: 'error',
        title: 'The window is larger than the picture',
        detail: `${width} × ${height} pixels do not fit into ${canvas.width} × ${canvas.height}. What AWS then draws is not documented.`,
        members: ['pipWidth', 'pipHeight'],
        people: [],
        fix: { label: 'Leave its size to AWS', members: { pipWidth: undefined, pipHeight: undefined } },
      },
    ];
  }
  const most = Math.min(canvas.width - width, canvas.height - height);
  return [
    {
      kind: 'window-pushed-out',
      severity: 'error',
      title: 'The offset pushes the window out of the picture',
      detail: `${layout.pipOffset} pixels from both edges leave no room for ${width} × ${height}.`,
      members: ['pipOffset'],
      people: [],
      fix: { label: `Offset ${most} px`, members: { pipOffset: most } },
    },
  ];
}

function faceOf({ rectangle: { x, y, width, height } }: Slot): Rectangle {
  return {
    x: x + width * FACE.from,
    y: y + height * FACE.top,
    width: width * FACE.width,
    height: height * FACE.height,
  };
}

function hiddenBy(window: Rectangle, slots: readonly Slot[]): Person[] {
  return slots
    .filter((slot) => {
      const face = faceOf(slot);
      return slot.role !== 'window' && overlap(face, window) > face.width * face.height * HIDDEN_SHARE;
    })
    .map(({ person }) => person);
}

function hiddenFindings({ drawing, canvas, people }: Subject, layout: EffectivePip): Finding[] {
  const { window, slots } = drawing;
  if (!window) return [];
  const hidden = hiddenBy(window.rectangle, slots);
  if (hidden.length === 0) return [];
  const free = PIP_POSITIONS.find((pipPosition) => {
    const moved = drawLayout({ ...layout, pipPosition }, canvas, people);
    return moved.window && hiddenBy(moved.window.rectangle, moved.slots).length === 0;
  });
  return [
    {
      kind: 'window-hides',
      severity: 'warning',
      title: `The window hides ${namesOf(hidden)}`,
      detail: 'It covers the part of the tile where a face usually is.',
      members: ['pipPosition', 'pipOffset', 'pipWidth', 'pipHeight'],
      people: idsOf(hidden),
      fix: free && { label: `Move it to the ${cornerWords(free)}`, members: { pipPosition: free } },
    },
  ];
}

const cornerWords = (position: PipPosition) => (VALUE_WORDS[position] ?? position).toLowerCase();
