/**
 * What AWS leaves open and this drawing decides: the only list of such choices. AWS asks customers not to build on
 * sizes and places of slots, which may change at any time, so that a drawing is an approximation for ever.
 */
export const APPROXIMATIONS = {
  rows: {
    open: 'How many rows and columns a number of people makes',
    chosen: 'Those that give the largest tiles of the shape asked for; the fewest rows where two are equal',
  },
  lastRow: {
    open: 'Where the tiles of a row that is not full stand',
    chosen: 'In its middle',
  },
  bars: {
    open: 'Whether tiles keep their shape or are stretched to cover the picture',
    chosen: 'They keep it; what is left of the picture stays empty, the same on both sides',
  },
  automatic: {
    open: 'What the shape AUTO means',
    chosen: 'Tiles cover the picture whole; rows and columns are those whose tiles come nearest to 16:9',
  },
  pipTiles: {
    open: 'The shape of the tiles behind a picture-in-picture window, for which there is no parameter',
    chosen: 'As AUTO: they cover the picture whole, as their gap of 0 and COVER suggest',
  },
  featuredSlot: {
    open: 'How large the featured slot is, and how the others stand below it',
    chosen: 'The others in one row of at most a quarter of the height, all above it for the featured slot',
  },
  severalFeatured: {
    open: 'What happens when several people carry the featured attribute',
    chosen: 'They share the featured slot in equal parts, in their order',
  },
  severalWindows: {
    open: 'What happens to the others when several people carry the window’s attribute',
    chosen: 'The first in the order has the window, the others stay in the grid',
  },
  bothMarks: {
    open: 'Where somebody goes who carries both the featured and the window’s attribute',
    chosen: 'Into the window',
  },
  edges: {
    open: 'Whether the gap is also kept at the edges, and between the featured slot and the others',
    chosen: 'Not at the edges; between the featured slot and the others it is',
  },
  gapTooLarge: {
    open: 'What is drawn when the gap leaves no room for tiles',
    chosen: 'Nobody',
  },
  windowSize: {
    open: 'The size of a window that is given no width or no height',
    chosen:
      'A quarter of the picture’s width, at most half its height, in the shape of the video; with one side given, the other by that shape',
  },
  windowClamped: {
    open: 'What happens to a window that is larger than the picture or is pushed out of it',
    chosen: 'It is made as small as the picture and moved back into it',
  },
  windowLeftOut: {
    open: 'Whether somebody whose stopped video is left out can have the window',
    chosen: 'No: the next who carries the attribute has it',
  },
  dynamic: {
    open: 'Whether DYNAMIC counts those as gone whose stopped video is left out',
    chosen: 'It does: who is not drawn is not there',
  },
  soundOnly: {
    open: 'How somebody without video is drawn, and whether leaving out stopped video leaves them out too',
    chosen: 'As a dark tile with the name, and left out with stopped video',
  },
  background: {
    open: 'The colour behind the tiles',
    chosen: 'Black',
  },
  upright: {
    open: 'What is different in an upright or square picture',
    chosen: 'Nothing: the same rules for any shape',
  },
} as const;

export type Approximation = keyof typeof APPROXIMATIONS;
