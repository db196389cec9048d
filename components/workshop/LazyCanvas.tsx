"use client";

/** The Map. */
export function LazyCanvas() {
  return (
    <div className="gm-canvas" id="map" tabIndex={-1} data-region="map">
      <p className="gm-waiting">The Map is not part of this build. Everything is in the List.</p>
    </div>
  );
}
