/** Names left, what lies on the axis right: whatever shares an axis has these columns, so that times stand under one another. */
export const AXIS_COLUMNS = 'grid-cols-[7.5rem_minmax(0,1fr)] sm:grid-cols-[15rem_minmax(0,1fr)]';
