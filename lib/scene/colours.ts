/** The colours of a map by what they stand for, shared by canvas and exports. Values are those of the design tokens. */
const screen = {
  ink: "#212b32",
  quiet: "#425563",
  paper: "#ffffff",
  ground: "#ffffff",
  rule: "#d8dde0",
  ruleStrong: "#c9d0d5",
  levelCommunity: "#eef6f4",
  levelPrimary: "#eaf2fb",
  levelGap: "#f6f1e7",
  levelSecondary: "#f1ecf8",
  levelCrisis: "#fdeeee",
  label: "#ffffff",
  sectorNhs: "#cfe2f5",
  sectorNhsInk: "#00305e",
  sectorVoluntary: "#cdebe4",
  sectorVoluntaryInk: "#053f35",
  sectorEmergency: "#f7d6d3",
  sectorEmergencyInk: "#6b120b",
  sectorCouncil: "#e3dcf0",
  sectorCouncilInk: "#330072",
  sectorOther: "#e8edf0",
  sectorOtherInk: "#212b32",
  threshold: "#ffb81c",
  thresholdTint: "#fff4d9",
  barrier: "#d5281b",
  barrierTint: "#fdeae8",
  good: "#4fb99f",
  goodTint: "#e3f5f0",
  difference: "#330072",
  pathAccepted: "#00437f",
  pathSometimes: "#7a4a00",
  pathRefused: "#a61c12",
  pathDischarged: "#4b1a86",
  pathUnclear: "#4c4c4c",
  pathNowhere: "#4c4c4c",
  note: "#fff4d9",
} as const;

export type Colour = keyof typeof screen;

/** Screen as on the canvas; print leaves the paper white, so that ink and hatch stand out on any printer. */
export type PaletteName = "screen" | "print";

export const palettes: Readonly<Record<PaletteName, Readonly<Record<Colour, string>>>> = {
  screen,
  print: {
    ...screen,
    levelCommunity: "#ffffff",
    levelPrimary: "#ffffff",
    levelGap: "#ffffff",
    levelSecondary: "#ffffff",
    levelCrisis: "#ffffff",
    ruleStrong: "#6f7f8b",
  },
};
