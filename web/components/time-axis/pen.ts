/** What both kinds of canvas are painted with, that of a page and that of a picture which is painted aside. */
export type Pen = CanvasCompositing &
  CanvasDrawImage &
  CanvasDrawPath &
  CanvasFillStrokeStyles &
  CanvasPath &
  CanvasPathDrawingStyles &
  CanvasRect &
  CanvasText &
  CanvasTextDrawingStyles &
  CanvasTransform;
