import "../details/styles/base.css";
import "../details/styles/ansi.css";
import "../details/styles/state.css";
import "./styles/tools.css";
import "./styles/lines.css";
import "./styles/ruler.css";
import "./logsPage";
