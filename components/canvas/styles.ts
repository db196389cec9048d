/** How the drawing looks, by subject. Later files may refine what stands in earlier ones. */
import "tldraw/tldraw.css";
import "./canvas.css";
import "./levels/levels.css";
import "./shapes/cards.css";
import "./shapes/card-texts.css";
import "./shapes/gaps.css";
import "./shapes/wider.css";
import "./shapes/ways.css";
import "./people/hands.css";
import "./tools/tools.css";
import "./around.css";
import "./wall.css";
import "./find.css";
import "./forced-colours.css";
