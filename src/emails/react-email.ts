/** The only place that names the mail component library, so that another release or library is a change to one file. */
export {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Img,
  Link,
  Preview,
  Section,
  Text,
  render,
  toPlainText,
} from "@react-email/components"
