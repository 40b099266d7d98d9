/** Where the bands of a lane lie within its row, in CSS pixels from the row's top. Told apart by height, not only colour. */
export interface LaneLook {
  readonly rowHeight: number;
  readonly presence: Band;
  readonly publishing: Band;
  readonly receiving: Band;
  readonly replicating: Band;
  /** Half the diagonal of an error's diamond. */
  readonly errorReach: number;
  readonly exchangeReach: number;
}

export interface Band {
  readonly top: number;
  readonly height: number;
}

/** The look of lanes by row height: the bar of presence holds, from the top, replication, publishing, receiving. */
export function laneLook(rowHeight: number): LaneLook {
  const roomy = rowHeight >= 26;
  const height = roomy ? 18 : 14;
  const top = Math.floor((rowHeight - height) / 2);
  return {
    rowHeight,
    presence: { top, height },
    replicating: { top: top + 2, height: 2 },
    publishing: { top: top + (roomy ? 5 : 4), height: roomy ? 7 : 5 },
    receiving: { top: top + height - (roomy ? 4 : 3), height: 2 },
    errorReach: roomy ? 6 : 5,
    exchangeReach: roomy ? 4 : 3,
  };
}
